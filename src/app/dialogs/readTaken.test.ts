import { describe, expect, it } from 'vitest'
import { readTaken, readTakenFile } from './readTaken'

const reader = { read: (text: string) => ({ levers: { text } }) }
const bytes = (...codes: number[]): Blob => new Blob([new Uint8Array(codes)])

describe('what is brought back', () => {
  it('is read by the scene, UTF-16 as well', async () => {
    expect(readTaken(reader, '{}')).toEqual({ levers: { text: '{}' } })
    expect(await readTakenFile(reader, new Blob(['{ }\n']))).toEqual({ levers: { text: '{ }\n' } })
    expect(await readTakenFile(reader, bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0))).toEqual({ levers: { text: '{}' } })
  })

  it.each([
    ['nothing', new Blob([]), 'it is empty'],
    ['spaces', new Blob([' \n']), 'it is empty'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), 'it is no text'],
    ['too much', new Blob(['x'.repeat(1_000_001)]), 'it is larger than 1\u00a0MB'],
  ])('is refused: %s', async (_, file, problem) => {
    expect(await readTakenFile(reader, file)).toEqual({ problems: [problem] })
  })

  it('is refused when it cannot be read', async () => {
    const gone = { size: 2, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob
    expect(await readTakenFile(reader, gone)).toEqual({ problems: ['the browser could not read it: gone'] })
    expect(readTaken(reader, 'x'.repeat(1_000_001))).toEqual({ problems: ['it is larger than 1\u00a0MB'] })
  })
})
