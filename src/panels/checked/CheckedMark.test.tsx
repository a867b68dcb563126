import { existsSync, readFileSync } from 'node:fs'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CONTENTS } from '../../app/contents'
import { CheckedMark } from './CheckedMark'
import { checkedOf, commandFor } from './checkedOf'
import type { TwinRecord } from './twinRecord'

const recorded: TwinRecord = JSON.parse(readFileSync('public/twin.json', 'utf8'))

it.each(CONTENTS)('scene $number has the mark if the record has something on it, and else not', ({ number }) => {
  const onRecord = recorded.scenarios.some(({ scenes }) => scenes.includes(number))
  expect(renderToString(<CheckedMark scene={number} />).includes('Checked against Varnish and nginx')).toBe(onRecord)
})

it('every scenario of the record is of the course, and a file that the command finds', () => {
  const numbers = CONTENTS.map(({ number }) => number)
  expect(recorded.scenarios.flatMap(({ scenes }) => scenes).filter((scene) => !numbers.includes(scene))).toEqual([])
  const files = numbers.flatMap((number) => commandFor(checkedOf(recorded, number)).split(' ').filter((word) => word.endsWith('.json')))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
