/**
 * What users found on disk: in the step that is on, and in those before it.
 */
import { foundAt } from '../../../frame/foundFrame'
import { defineInstrument, noIndex } from '../defineInstrument'
import { FoundOnDisk } from './FoundOnDisk'

export const foundInstrument = defineInstrument({
  kind: 'found',
  index: noIndex,
  read: foundAt,
  Panel: FoundOnDisk,
  compares: {
    what: 'answered from disk', unit: 'share', moreIsBetter: true,
    figure: (steps) => {
      const parts = steps?.at(-1)?.parts ?? []
      const asked = parts.reduce((sum, part) => sum + part.asked, 0)
      return asked === 0 ? null : parts.reduce((sum, part) => sum + part.hits, 0) / asked
    },
  },
})
