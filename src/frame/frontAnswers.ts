/** What each cache has answered its users in a step, or is going to: rows of the view `front`. */
import { isFailure } from '../words/statusWords'
import type { FrontStep } from './frontStep'
import type { FrontAnswer } from './frontFrame'

/** By the node of the cache that decided. */
export function answersBy({ run, index, step, count, clock, nowMs, changing }: FrontStep): ReadonlyMap<number, readonly FrontAnswer[]> {
  const { trace, requests, links } = run
  const { answered, decided, statuses, contents, expected } = index.requests
  const [first, end] = index.requestsOfStep(step)
  const found = new Map<number, FrontAnswer[]>()
  for (let request = first; request < end; request++) {
    const record = decided[request]!
    if (record < 0 || record >= count) continue
    const { client, url, atUs, name } = requests.at(request)!
    const node = trace.node(record)
    const halfUs = (links[index.linkBetween(client, node)]?.rttUs ?? 0) / 2
    const done = answered[request]!
    const open = done < 0 || done >= count
    const answer = {
      request, url, open,
      fromMs: clock(atUs + halfUs),
      toMs: open ? nowMs : clock(trace.timeUs(done) - halfUs),
      outcome: index.outcomeAt(request, count),
      failed: !open && isFailure(statuses[request]!),
      changing: changing.has(url.split('?', 1)[0]!),
      old: !open && contents[request] !== expected[request],
      content: open ? '' : trace.string(contents[request]!),
      named: name !== undefined,
    }
    const ofNode = found.get(node)
    if (ofNode) ofNode.push(answer)
    else found.set(node, [answer])
  }
  return found
}
