/** The last step of scene 11: everything at once, and each lever takes away one reason for old answers. */
import type { RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import { LOSS } from './afterSteps'
import type { Values } from './levers'
import { SETTLED_MS, leftOver } from './measures'
import { front, shareLost } from './network'
import { REST_MS, SLOW, wave } from './wave'

/** The origin is to get no more requests than this. */
const BILL = 12

/** Old answers that are left. */
const total = (run: RunView): number => Object.values(leftOver(run)).reduce((sum, one) => sum + one, 0)

export const yourTurn: Step<Values> = {
  id: 'your-turn',
  title: 'Your turn',
  view: { ...front, deadlineMs: SETTLED_MS },
  set: { kind: 'url', loss: LOSS, retries: 0, gossip: false, shield: true, first: 'edges' },
  paceMs: 380,
  restMs: REST_MS,
  prose: (_, say) => [
    `Lines that lose messages, and a shield. From ${say.given(SETTLED_MS, 'ms')} after the order on (the line), nobody is to see the old price, at no more than ${say.givenCount(BILL, 'request')} for the origin.`,
    'Something to try: old answers have several causes, and the line below counts each. Take one away, and look at the next.',
  ],
  line: () => 'Your turn: make all of them forget, and soon.',
  play: wave(SLOW),
  claims: [{ text: 'with the levers as they are there are old answers of each kind', holds: (run) => [leftOver(run)].every(({ page, message, shield }) => page > 0 && message > 0 && shield > 0), asPlayed: true }],
  challenge: {
    text: (say) => `Lines lose ${say.given(shareLost({ loss: LOSS }), 'percent')}. After ${say.given(SETTLED_MS, 'ms')} no old price, and at most ${say.givenCount(BILL, 'request')} for the origin.`,
    met: (run) => run.leversIn('your-turn').loss >= LOSS && total(run) === 0 && run.origin('your-turn').requests <= BILL,
    now: (run, say) => {
      if (run.leversIn('your-turn').loss < LOSS) return 'Lines that lose less are another task.'
      const { page, message, shield, nobody } = leftOver(run)
      return `${say.counted(total(run), 'old answer')}: ${say.count(page)} because the order did not name the page, ${say.count(message)} because it had not come to the POP, ${say.count(shield)} because the POP had the old page from the shield${nobody > 0 ? `, ${say.count(nobody)} because no cache asked` : ''}. The origin got ${say.counted(run.origin('your-turn').requests, 'request')}.`
    },
    solution: { levers: { kind: 'tag', retries: 4, gossip: true, first: 'shield' } },
  },
}
