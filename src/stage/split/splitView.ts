/**
 * Many users as a grid of dots, each with the variant that a split gives her. The dots are two paths and are kept as long as the split is.
 */
import { splitAt } from '../../frame/splitAt'
import { defineView } from '../defineView'
import { SplitPicture } from './SplitPicture'
import { keepSplit, layoutSplit } from './splitLayout'
import { splitSentence } from './splitWords'

export const view = defineView({
  kind: 'split',
  labelsPackets: false,
  project: ({ run, frame }, view) => splitAt(run, frame.position, view),
  layout: layoutSplit,
  keep: keepSplit,
  Picture: SplitPicture,
  sentence: (_, now) => splitSentence(now),
})
