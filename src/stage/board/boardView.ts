/** Figures of a step over its time as a grid of panels. Where things stand is kept; lines, bars and verdicts are of the moment. */
import { boardAt } from '../../frame/boardAt'
import { defineView } from '../defineView'
import { BoardPicture } from './BoardPicture'
import { keepBoard, layoutBoard } from './boardLayout'
import { boardSentence } from './boardWords'

export const view = defineView({
  kind: 'board',
  labelsPackets: false,
  project: ({ run, frame }, view) => boardAt(run, frame.position, view.board),
  layout: layoutBoard,
  keep: keepBoard,
  Picture: BoardPicture,
  sentence: (_, now) => boardSentence(now),
})
