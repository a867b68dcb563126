import { expect, test } from 'vitest'
import { isoDuration, scorm12Time } from './durations'

test.each([
  [0, '0000:00:00.00', 'PT0S'],
  [1_234, '0000:00:01.23', 'PT1.23S'],
  [59_999, '0000:01:00.00', 'PT1M0S'],
  [61_500, '0000:01:01.50', 'PT1M1.5S'],
  [3_599_996, '0001:00:00.00', 'PT1H0S'],
  [90_061_010, '0025:01:01.01', 'PT25H1M1.01S'],
  [-5, '0000:00:00.00', 'PT0S'],
])('%s ms', (ms, scorm12, iso) => {
  expect([scorm12Time(ms), isoDuration(ms)]).toEqual([scorm12, iso])
})
