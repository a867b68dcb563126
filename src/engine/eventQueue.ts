/**
 * The pending events of a run, in order of (time, order): a calendar queue (R. Brown, "Calendar
 * queues: a fast O(1) priority queue implementation for the simulation event set problem", CACM
 * 31(10), 1988). An event stands in the bucket of its time modulo the year, as in a desk calendar
 * that is used again every year, so that adding one and finding the next take a few steps however
 * many there are. Brown resizes when the number of events has doubled or halved; here the steps
 * that are wasted are counted, and too many of them bring a resize. It does not know what an event means.
 */

const INITIAL_CAPACITY = 1024
/** A power of two, as every later number of buckets. */
const INITIAL_BUCKETS = 64
const INITIAL_WIDTH_US = 1000
/** Ends a list. */
const NONE = -1
/** Steps that may be wasted before a resize: so many for each bucket, and so many for each event that is added. */
const STEPS_PER_BUCKET = 4
const STEPS_PER_EVENT = 4
/** A resize makes buckets wide enough for so many of the events that come next ... */
const EVENTS_PER_BUCKET = 2
/** ... which are judged by so many of them. */
const SAMPLE = 64

export class EventQueue {
  // By slot: an event is known by the slot that it wakes.
  #times = new Float64Array(INITIAL_CAPACITY)
  #orders = new Float64Array(INITIAL_CAPACITY)
  #next = new Int32Array(INITIAL_CAPACITY)
  // By bucket: a sorted list.
  #first = new Int32Array(INITIAL_BUCKETS).fill(NONE)
  #last = new Int32Array(INITIAL_BUCKETS)
  #widthUs = INITIAL_WIDTH_US
  /** Nothing is due before this bucket of this year ... */
  #bucket = 0
  /** ... which ends here (Brown's buckettop). */
  #bucketEndUs = INITIAL_WIDTH_US
  #size = 0
  #allowance = INITIAL_BUCKETS * STEPS_PER_BUCKET

  get size(): number {
    return this.#size
  }

  /** When the event of this slot is due, also right after it was popped. */
  timeUs(slot: number): number {
    return this.#times[slot]!
  }

  /** Adds an event. `order` must be unique in the run; `slot` is the caller's own number, and has one event at a time. */
  push(timeUs: number, order: number, slot: number): void {
    if (slot >= this.#times.length) this.#grow(slot)
    this.#times[slot] = timeUs
    this.#orders[slot] = order
    this.#size++
    if (timeUs < this.#bucketEndUs - this.#widthUs) this.#goTo(timeUs)
    this.#insert(slot)
    this.#allowance += STEPS_PER_EVENT
    if (this.#allowance < 0) this.#resize()
  }

  /** Removes the earliest event, if it is due at or before `untilUs`, and returns its slot; else -1. */
  pop(untilUs = Infinity): number {
    if (this.#size === 0) return NONE
    const slot = this.#findFirst()
    if (this.#times[slot]! > untilUs) return NONE
    this.#first[this.#bucket] = this.#next[slot]!
    this.#size--
    return slot
  }

  /** Removes the event of this slot, which must be there. */
  remove(slot: number): void {
    const next = this.#next
    const bucket = this.#bucketOf(this.#times[slot]!)
    let before = NONE
    for (let at = this.#first[bucket]!; at !== slot; at = next[at]!) {
      before = at
      this.#allowance--
    }
    if (before === NONE) this.#first[bucket] = next[slot]!
    else next[before] = next[slot]!
    if (this.#last[bucket] === slot) this.#last[bucket] = before
    this.#size--
  }

  /** Goes on to the bucket of the earliest event, which is the first there, and returns its slot. */
  #findFirst(): number {
    const first = this.#first
    const buckets = first.length
    for (let empty = 0; empty < buckets; empty++) {
      const slot = first[this.#bucket]!
      if (slot !== NONE && this.#times[slot]! < this.#bucketEndUs) {
        this.#allowance -= empty
        return slot
      }
      this.#bucket = (this.#bucket + 1) & (buckets - 1)
      this.#bucketEndUs += this.#widthUs
    }
    // Nothing is due for a whole year: look at the first of every bucket, whatever the year.
    this.#allowance -= buckets
    let earliest = NONE
    for (const slot of first) if (slot !== NONE && (earliest === NONE || this.#isBefore(slot, earliest))) earliest = slot
    this.#goTo(this.#times[earliest]!)
    return earliest
  }

  /** Puts an event into its bucket, behind those that come before it. */
  #insert(slot: number): void {
    const next = this.#next
    const bucket = this.#bucketOf(this.#times[slot]!)
    const first = this.#first[bucket]!
    const last = this.#last[bucket]!
    if (first === NONE) {
      next[slot] = NONE
      this.#first[bucket] = slot
      this.#last[bucket] = slot
    } else if (this.#isBefore(last, slot)) {
      next[slot] = NONE
      next[last] = slot
      this.#last[bucket] = slot
    } else if (this.#isBefore(slot, first)) {
      next[slot] = first
      this.#first[bucket] = slot
    } else {
      let before = first
      for (; this.#isBefore(next[before]!, slot); before = next[before]!) this.#allowance--
      next[slot] = next[before]!
      next[before] = slot
    }
  }

  #bucketOf(timeUs: number): number {
    return Math.floor(timeUs / this.#widthUs) & (this.#first.length - 1)
  }

  #isBefore(slot: number, other: number): boolean {
    const timeUs = this.#times[slot]!
    const otherUs = this.#times[other]!
    return timeUs < otherUs || (timeUs === otherUs && this.#orders[slot]! < this.#orders[other]!)
  }

  /** Makes the bucket of that time the current one. */
  #goTo(timeUs: number): void {
    this.#bucket = this.#bucketOf(timeUs)
    this.#bucketEndUs = (Math.floor(timeUs / this.#widthUs) + 1) * this.#widthUs
  }

  /** Other buckets for what is pending now: one for each event, as wide as the next ones lie apart. */
  #resize(): void {
    const slots = this.#pending().sort((a, b) => (this.#isBefore(a, b) ? -1 : 1))
    const sample = Math.min(SAMPLE, slots.length)
    const spanUs = this.#times[slots[sample - 1]!]! - (this.#bucketEndUs - this.#widthUs)
    this.#widthUs = Math.max(1, Math.ceil((spanUs / sample) * EVENTS_PER_BUCKET))
    let buckets = INITIAL_BUCKETS
    while (buckets < slots.length) buckets *= 2
    this.#first = new Int32Array(buckets).fill(NONE)
    this.#last = new Int32Array(buckets)
    this.#allowance = buckets * STEPS_PER_BUCKET
    this.#goTo(this.#times[slots[0]!]!)
    for (const slot of slots) this.#insert(slot)
  }

  #pending(): number[] {
    const slots: number[] = []
    for (const first of this.#first) for (let slot = first; slot !== NONE; slot = this.#next[slot]!) slots.push(slot)
    return slots
  }

  #grow(slot: number): void {
    const capacity = Math.max(slot + 1, this.#times.length * 2)
    const times = new Float64Array(capacity)
    const orders = new Float64Array(capacity)
    const next = new Int32Array(capacity)
    times.set(this.#times)
    orders.set(this.#orders)
    next.set(this.#next)
    this.#times = times
    this.#orders = orders
    this.#next = next
  }
}
