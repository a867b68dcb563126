import { expect, it } from 'vitest'
import { webVtt } from './captions'

it('captions are WebVTT, whose marks a text must not be taken for', () => {
  const text = webVtt([{ fromMs: 0, toMs: 1234.4, text: 'a < b & c' }, { fromMs: 3_723_004, toMs: 3_724_000, text: 'So.' }])
  expect(text).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.234\na &lt; b &amp; c\n\n01:02:03.004 --> 01:02:04.000\nSo.\n')
})
