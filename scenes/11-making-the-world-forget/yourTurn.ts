/** The last step of scene 11: everything at once, and each lever takes away one reason for old answers. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
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

function causesOf(run: RunView, say: Say): string[] {
  const { page, message, shield, nobody } = leftOver(run)
  const all = [
    [page, 'because the order did not name the page'], [message, 'because it had not come to the POP'],
    [shield, 'because the POP had the old page from the shield'], [nobody, 'because no cache asked'],
  ] as const
  return all.flatMap(([count, why]) => (count > 0 ? [`${say.count(count)} ${why}`] : []))
}

export const yourTurn: Step<Values> = {
  id: 'your-turn',
  title: 'Your turn',
  view: { ...front, deadlineMs: SETTLED_MS },
  set: { kind: 'url', loss: LOSS, retries: 0, gossip: false, shield: true, first: 'edges' },
  paceMs: 380,
  restMs: REST_MS,
  prose: (_, say) => [
    `Messages are lost, and there is a shield. From ${say.given(SETTLED_MS, 'ms')} after the order on (the line) nobody is to see the old price, at no more than ${say.givenCount(BILL, 'request')} for the origin.`,
    'Something to try: old answers have several causes, and the verdict under the task counts each. Take one away, and look at the next.',
  ],
  line: () => 'Your turn: make all of them forget, and soon.',
  play: wave(SLOW),
  claims: [{ text: 'with the levers as they are there are old answers of each kind', holds: (run) => [leftOver(run)].every(({ page, message, shield }) => page > 0 && message > 0 && shield > 0), asPlayed: true }],
  challenge: {
    text: (say) => `${say.given(shareLost({ loss: LOSS }), 'percent')} of messages are lost. After ${say.given(SETTLED_MS, 'ms')} no old price, and at most ${say.givenCount(BILL, 'request')} for the origin.`,
    met: (run) => run.leversIn('your-turn').loss >= LOSS && total(run) === 0 && run.origin('your-turn').requests <= BILL,
    now: (run, say) => {
      if (run.leversIn('your-turn').loss < LOSS) return 'To lose fewer messages is another task.'
      const causes = causesOf(run, say)
      const [bill, isTooMuch] = [run.origin('your-turn').requests, run.origin('your-turn').requests > BILL]
      return `From ${say.given(SETTLED_MS, 'ms')} on ${say.counted(total(run), 'old answer')}${causes.length > 0 ? `: ${causes.join(', ')}` : ''}. The origin got ${say.counted(bill, 'request')}${isTooMuch ? ', which is too many' : ''}.`
    },
    solution: { levers: { kind: 'tag', retries: 4, gossip: true, first: 'shield' } },
  },
}
