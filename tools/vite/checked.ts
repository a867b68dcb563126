/**
 * `virtual:checked-scenes` exports the numbers of the scenes that the twin's record (public/twin.json) has something on, so that pages
 * know who carries its mark, without the record. A record that cannot be read fails the build.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { checkedScenes, readTwinRecord } from '../../src/panels/checked/twinRecord.ts'

const ID = 'virtual:checked-scenes'
const RECORD = join(import.meta.dirname, '../../public/twin.json')

export function checked(): Plugin {
  return {
    name: 'cdn:checked',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null
      this.addWatchFile(RECORD)
      const read = readTwinRecord(readFileSync(RECORD, 'utf8'))
      if ('problems' in read) throw new Error(`public/twin.json is no record of the twin:\n${read.problems.join('\n')}`)
      return `export default ${JSON.stringify(checkedScenes(read.record))}`
    },
  }
}
