/**
 * What must become of a crowd at one edge, worked out without the cache: a list of events in order of time, plain arrays, a page of rules.
 * Times are µs. One page, asked for in languages; the origin's n-th answer is given.
 */

export type Behaviour = 'none' | 'naive' | 'varnish' | 'nginx'

/** What the origin's n-th answer is: it may be kept for so long, it is for one user, it must be asked about each time, it is an error, or it does not come. */
export interface Script {
  readonly what: 'kept' | 'own' | 'no-cache' | 'failed' | 'silent'
  readonly takesUs: number
  /** Of a kept one (s). */
  readonly maxAgeS: number
}

export interface Person {
  readonly atUs: number
  readonly language: string
  /** Will not have it without the origin being asked. */
  readonly insists: boolean
  readonly staysUs: number
}

export interface Scenario {
  readonly people: readonly Person[]
  readonly scripts: readonly Script[]
  /** Kept answers are in a language each. */
  readonly varies: boolean
  /** How long the edge waits for the origin. */
  readonly patienceUs: number
}

export interface Fate {
  /** null for who left. */
  status: number | null
  waitUs: number
  /** Had the answer to another's request, after waiting. */
  collapsed: boolean
  /** Found a copy, without waiting or after. */
  hit: boolean
}

interface Outcome {
  readonly fetchesUs: readonly number[]
  readonly fates: readonly Fate[]
  /** Two things happened at one moment whose order is anybody's. */
  readonly isTie: boolean
}

interface Rules {
  readonly memoryUs: number
  readonly wakes: number
  readonly pollUs: number
  readonly giveUpUs: number
  readonly lockAgeUs: number
  readonly coldOnly: boolean
}

const S = 1_000_000
const FOREVER = Infinity
const RULES: Record<Exclude<Behaviour, 'none'>, Rules> = {
  naive: { memoryUs: 0, wakes: 1, pollUs: 0, giveUpUs: FOREVER, lockAgeUs: FOREVER, coldOnly: false },
  varnish: { memoryUs: 120 * S, wakes: 9, pollUs: 0, giveUpUs: FOREVER, lockAgeUs: FOREVER, coldOnly: false },
  nginx: { memoryUs: 0, wakes: 1, pollUs: S / 2, giveUpUs: 5 * S, lockAgeUs: 5 * S, coldOnly: true },
}

interface Copy {
  readonly freshUntilUs: number
}

/** Those who meet under one name. */
interface Meeting {
  queue: number[]
  leader: number | null
  sinceUs: number
  openUntilUs: number
  shared: boolean
}

/** What one of them is at. */
interface Doing {
  doing: 'new' | 'waits' | 'fetches' | 'done'
  /** The name of the meeting. */
  at: string
  /** Number of the fetch. */
  fetch: number
  waitEndsUs: number
  gaveUp: boolean
  hadStale: boolean
  /** There was a copy when it last looked. */
  saw: boolean
  waited: boolean
}

interface Event {
  readonly us: number
  readonly seq: number
  readonly kind: 'arrives' | 'comes back' | 'leaves' | 'looks'
  readonly who: number
}

export function naiveCrowd({ people, scripts, varies, patienceUs }: Scenario, behaviour: Behaviour): Outcome {
  const rules = behaviour === 'none' ? null : RULES[behaviour]
  const events: Event[] = []
  const fetchesUs: number[] = []
  const copies = new Map<string, Copy>()
  const meetings = new Map<string, Meeting>()
  let nowUs = 0
  let seq = 0
  let isTie = false
  const state = people.map((): Doing => ({ doing: 'new', at: '', fetch: -1, waitEndsUs: FOREVER, gaveUp: false, hadStale: false, saw: false, waited: false }))
  const fates: Fate[] = people.map(() => ({ status: null, waitUs: 0, collapsed: false, hit: false }))
  const schedule = (us: number, kind: Event['kind'], who: number): void => {
    if (us !== FOREVER) events.push({ us, seq: seq++, kind, who })
  }
  const copyFor = (who: number): Copy | undefined => copies.get(varies ? people[who]!.language : '')
  const isFresh = (copy: Copy | undefined): boolean => {
    if (copy?.freshUntilUs === nowUs) isTie = true
    return copy !== undefined && nowUs < copy.freshUntilUs
  }
  /** What an answer varies by is known while there is a copy of one. */
  const placeOf = (who: number): string => (varies && copies.size > 0 ? people[who]!.language : '*')
  const meetingAt = (place: string): Meeting => {
    const found = meetings.get(place) ?? { queue: [], leader: null, sinceUs: 0, openUntilUs: -1, shared: false }
    meetings.set(place, found)
    return found
  }

  function finish(who: number, status: number, how: Partial<Fate>): void {
    state[who]!.doing = 'done'
    fates[who] = { status, waitUs: nowUs - people[who]!.atUs, collapsed: false, hit: false, ...how }
  }

  /** Somebody has come, or is woken at `from`. */
  function goOn(who: number, from: string | null): void {
    const me = state[who]!
    const copy = copyFor(who)
    me.saw = copy !== undefined
    me.hadStale = me.saw && !isFresh(copy)
    if (isFresh(copy) && !people[who]!.insists) {
      finish(who, 200, { hit: true, collapsed: me.waited })
      if (from !== null) quit(from, who)
      return
    }
    if (!rules) return send(who, null)
    const place = placeOf(who)
    if (from !== null && from !== place) quit(from, who)
    if (mayGo(who, place)) return send(who, place)
    me.doing = 'waits'
    me.waited = true
    me.at = place
    if (me.waitEndsUs === FOREVER) me.waitEndsUs = nowUs + rules.giveUpUs
    meetingAt(place).queue.push(who)
    if (rules.pollUs > 0) schedule(Math.min(nowUs + rules.pollUs, me.waitEndsUs), 'looks', who)
  }

  function mayGo(who: number, place: string): boolean {
    const { leader, sinceUs, openUntilUs } = meetingAt(place)
    return leader === null || leader === who || nowUs - sinceUs >= rules!.lockAgeUs || nowUs < openUntilUs || state[who]!.gaveUp || people[who]!.insists || (rules!.coldOnly && state[who]!.hadStale)
  }

  function send(who: number, place: string | null): void {
    const me = state[who]!
    me.doing = 'fetches'
    me.at = place ?? ''
    me.fetch = fetchesUs.length
    fetchesUs.push(nowUs)
    const { what, takesUs } = scripts[me.fetch % scripts.length]!
    schedule(nowUs + (what === 'silent' ? patienceUs : Math.min(takesUs, patienceUs)), 'comes back', who)
    if (place === null) return
    const meeting = meetingAt(place)
    const isFree = meeting.leader === null || meeting.leader === who || nowUs - meeting.sinceUs >= rules!.lockAgeUs
    if (isFree && nowUs >= meeting.openUntilUs && !me.gaveUp) Object.assign(meeting, { leader: who, sinceUs: nowUs, shared: false })
  }

  function comesBack(who: number): void {
    const me = state[who]!
    const { what, takesUs, maxAgeS } = scripts[me.fetch % scripts.length]!
    const isError = what === 'failed' || what === 'silent' || takesUs > patienceUs
    if (takesUs === patienceUs) isTie = true
    const isStored = !isError && !me.gaveUp && (what === 'kept' || what === 'no-cache')
    if (isStored) {
      // It is as old as it took to come.
      const tookUs = nowUs - fetchesUs[me.fetch]!
      copies.set(varies ? people[who]!.language : '', { freshUntilUs: what === 'kept' ? nowUs + maxAgeS * S - tookUs : -1 })
    }
    // Nobody is taken back to what came before an answer that may not be kept.
    if (!isError && what === 'own' && me.saw) copies.delete(varies ? people[who]!.language : '')
    finish(who, isError ? (what === 'failed' && takesUs <= patienceUs ? 500 : 504) : 200, {})
    out(who, isError ? 'nothing' : 'its own')
  }

  /** It is not out any more; what it leaves to others. */
  function out(who: number, otherwise: 'nothing' | 'its own'): void {
    if (!rules) return
    const meeting = meetingAt(state[who]!.at)
    if (!state[who]!.gaveUp) {
      meeting.shared = isFresh(copyFor(who))
      if (meeting.shared) meeting.openUntilUs = Math.min(meeting.openUntilUs, nowUs)
      else if (otherwise === 'its own' && rules.memoryUs > 0) meeting.openUntilUs = nowUs + rules.memoryUs
    }
    quit(state[who]!.at, who)
  }

  function quit(place: string, who: number): void {
    const meeting = meetingAt(place)
    if (meeting.leader === who) meeting.leader = null
    if (rules!.pollUs > 0) return
    if (meeting.shared) wake(place, meeting.queue.splice(0))
    else if (nowUs < meeting.openUntilUs) wake(place, meeting.queue.splice(0, rules!.wakes))
    else if (meeting.leader === null && meeting.queue.length > 0) {
      const [next] = meeting.queue.splice(0, 1)
      meeting.leader = next!
      wake(place, [next!])
    }
  }

  /** They go on in their order, when what happens now is over. */
  const woken: { who: number; place: string }[] = []
  function wake(place: string, them: number[]): void {
    for (const who of them) woken.push({ who, place })
  }

  function leaves(who: number): void {
    const me = state[who]!
    if (me.doing === 'done') return
    fates[who] = { status: null, waitUs: nowUs - people[who]!.atUs, collapsed: false, hit: false }
    const { doing } = me
    me.doing = 'done'
    if (doing === 'waits') meetingAt(me.at).queue = meetingAt(me.at).queue.filter((one) => one !== who)
    if (doing === 'fetches') out(who, 'nothing')
  }

  function looks(who: number): void {
    const me = state[who]!
    if (me.doing !== 'waits') return
    const { queue, leader, sinceUs } = meetingAt(me.at)
    if (nowUs === me.waitEndsUs) me.gaveUp = true
    else if (leader !== null && nowUs - sinceUs < rules!.lockAgeUs) return schedule(Math.min(nowUs + rules!.pollUs, me.waitEndsUs), 'looks', who)
    meetingAt(me.at).queue = queue.filter((one) => one !== who)
    goOn(who, me.at)
  }

  const happen: Record<Event['kind'], (who: number) => void> = {
    arrives(who) {
      goOn(who, null)
      if (state[who]!.doing !== 'done') schedule(nowUs + people[who]!.staysUs, 'leaves', who)
    },
    'comes back': (who) => {
      if (state[who]!.doing === 'fetches') comesBack(who)
    },
    leaves,
    looks,
  }
  people.forEach(({ atUs }, who) => schedule(atUs, 'arrives', who))
  let last: Event | undefined
  while (events.length > 0) {
    const next = events.reduce((first, one) => (one.us < first.us || (one.us === first.us && one.seq < first.seq) ? one : first))
    events.splice(events.indexOf(next), 1)
    if (last?.us === next.us && last.kind !== next.kind && last.kind !== 'arrives') isTie = true
    last = next
    nowUs = next.us
    happen[next.kind](next.who)
    for (let one = woken.shift(); one; one = woken.shift()) if (state[one.who]!.doing === 'waits') goOn(one.who, one.place)
  }
  return { fetchesUs, fates, isTie }
}
