/**
 * The pending events of a run, in order of (time, order): a calendar. Its days are sorted
 * lists, and an event stands on its day whatever the year, so that adding one and finding the
 * next take a few steps however many there are. The calendar counts its wasted steps and is
 * drawn up anew, with other days, when they are too many. It does not know what an event means.
 */

const INITIAL_CAPACITY = 1024
/** Days of a year: a power of two, as every later number of them. */
const INITIAL_DAYS = 64
const INITIAL_DAY_US = 1000
/** Ends a list. */
const NONE = -1
/** Steps that a calendar may waste: so many for each of its days, and so many for each event that is added. */
const STEPS_PER_DAY = 4
const STEPS_PER_EVENT = 4
/** A day is made long enough for so many of the events that come next ... */
const EVENTS_PER_DAY = 2
/** ... which are judged by so many of them. */
const SAMPLE = 64

export class EventQueue {
  // By slot: an event is known by the slot that it wakes.
  #times = new Float64Array(INITIAL_CAPACITY)
  #orders = new Float64Array(INITIAL_CAPACITY)
  #next = new Int32Array(INITIAL_CAPACITY)
  // By day of the year.
  #first = new Int32Array(INITIAL_DAYS).fill(NONE)
  #last = new Int32Array(INITIAL_DAYS)
  #dayUs = INITIAL_DAY_US
  /** Nothing is due before this day of this year ... */
  #today = 0
  /** ... which ends here. */
  #midnightUs = INITIAL_DAY_US
  #size = 0
  #allowance = INITIAL_DAYS * STEPS_PER_DAY

  get size(): number {
    return this.#size
  }

  /** Time of the earliest event in µs; Infinity when there is none. */
  get nextTimeUs(): number {
    return this.#size === 0 ? Infinity : this.#times[this.#findFirst()]!
  }

  /** Adds an event. `order` must be unique in the run; `slot` is the caller's own number, and has one event at a time. */
  push(timeUs: number, order: number, slot: number): void {
    if (slot >= this.#times.length) this.#grow(slot)
    this.#times[slot] = timeUs
    this.#orders[slot] = order
    this.#size++
    if (timeUs < this.#midnightUs - this.#dayUs) this.#turnTo(timeUs)
    this.#enter(slot)
    this.#allowance += STEPS_PER_EVENT
    if (this.#allowance < 0) this.#drawUp()
  }

  /** Removes the earliest event and returns its slot; -1 when the queue is empty. */
  pop(): number {
    if (this.#size === 0) return NONE
    const slot = this.#findFirst()
    this.#first[this.#today] = this.#next[slot]!
    this.#size--
    return slot
  }

  /** Goes on to the day of the earliest event, which is the first there, and returns its slot. */
  #findFirst(): number {
    const first = this.#first
    const days = first.length
    for (let empty = 0; empty < days; empty++) {
      const slot = first[this.#today]!
      if (slot !== NONE && this.#times[slot]! < this.#midnightUs) {
        this.#allowance -= empty
        return slot
      }
      this.#today = (this.#today + 1) & (days - 1)
      this.#midnightUs += this.#dayUs
    }
    // Nothing is due for a whole year: look at the first of every day, whatever the year.
    this.#allowance -= days
    let earliest = NONE
    for (const slot of first) if (slot !== NONE && (earliest === NONE || this.#isBefore(slot, earliest))) earliest = slot
    this.#turnTo(this.#times[earliest]!)
    return earliest
  }

  /** Puts an event on its day, behind those that come before it. */
  #enter(slot: number): void {
    const next = this.#next
    const day = Math.floor(this.#times[slot]! / this.#dayUs) & (this.#first.length - 1)
    const first = this.#first[day]!
    const last = this.#last[day]!
    if (first === NONE) {
      next[slot] = NONE
      this.#first[day] = slot
      this.#last[day] = slot
    } else if (this.#isBefore(last, slot)) {
      next[slot] = NONE
      next[last] = slot
      this.#last[day] = slot
    } else if (this.#isBefore(slot, first)) {
      next[slot] = first
      this.#first[day] = slot
    } else {
      let before = first
      for (; this.#isBefore(next[before]!, slot); before = next[before]!) this.#allowance--
      next[slot] = next[before]!
      next[before] = slot
    }
  }

  #isBefore(slot: number, other: number): boolean {
    const timeUs = this.#times[slot]!
    const otherUs = this.#times[other]!
    return timeUs < otherUs || (timeUs === otherUs && this.#orders[slot]! < this.#orders[other]!)
  }

  /** Makes the day of that time today. */
  #turnTo(timeUs: number): void {
    const day = Math.floor(timeUs / this.#dayUs)
    this.#today = day & (this.#first.length - 1)
    this.#midnightUs = (day + 1) * this.#dayUs
  }

  /** A new calendar for what is pending now: a day for each event, as long as the next ones lie apart. */
  #drawUp(): void {
    const slots = this.#pending().sort((a, b) => (this.#isBefore(a, b) ? -1 : 1))
    const sample = Math.min(SAMPLE, slots.length)
    const spanUs = this.#times[slots[sample - 1]!]! - (this.#midnightUs - this.#dayUs)
    this.#dayUs = Math.max(1, Math.ceil((spanUs / sample) * EVENTS_PER_DAY))
    let days = INITIAL_DAYS
    while (days < slots.length) days *= 2
    this.#first = new Int32Array(days).fill(NONE)
    this.#last = new Int32Array(days)
    this.#allowance = days * STEPS_PER_DAY
    this.#turnTo(this.#times[slots[0]!]!)
    for (const slot of slots) this.#enter(slot)
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
