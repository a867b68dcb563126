/**
 * The pending events of a run: a binary heap in typed arrays, ordered by (time, order).
 * `order` carries priority and sequence in one exact double, so equal times leave the
 * queue in the order they entered it. It knows nothing of what an event means.
 */

const INITIAL_CAPACITY = 1024

export class EventQueue {
  #times = new Float64Array(INITIAL_CAPACITY)
  #orders = new Float64Array(INITIAL_CAPACITY)
  #slots = new Int32Array(INITIAL_CAPACITY)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Time of the earliest event in µs; Infinity when there is none. */
  get nextTimeUs(): number {
    return this.#size === 0 ? Infinity : this.#times[0]!
  }

  /** Adds an event. `order` must be unique in the run; `slot` is the caller's own number. */
  push(timeUs: number, order: number, slot: number): void {
    if (this.#size === this.#times.length) this.#grow()
    const times = this.#times
    const orders = this.#orders
    const slots = this.#slots
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      const parentTime = times[parent]!
      if (parentTime < timeUs || (parentTime === timeUs && orders[parent]! < order)) break
      times[at] = parentTime
      orders[at] = orders[parent]!
      slots[at] = slots[parent]!
      at = parent
    }
    times[at] = timeUs
    orders[at] = order
    slots[at] = slot
  }

  /** Removes the earliest event and returns its slot; -1 when the queue is empty. */
  pop(): number {
    if (this.#size === 0) return -1
    const slot = this.#slots[0]!
    const last = --this.#size
    if (last > 0) this.#sink(this.#times[last]!, this.#orders[last]!, this.#slots[last]!, last)
    return slot
  }

  #sink(time: number, order: number, slot: number, size: number): void {
    const times = this.#times
    const orders = this.#orders
    const slots = this.#slots
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1
      if (right < size) {
        const leftTime = times[child]!
        const rightTime = times[right]!
        if (rightTime < leftTime || (rightTime === leftTime && orders[right]! < orders[child]!)) child = right
      }
      const childTime = times[child]!
      if (time < childTime || (time === childTime && order < orders[child]!)) break
      times[at] = childTime
      orders[at] = orders[child]!
      slots[at] = slots[child]!
      at = child
    }
    times[at] = time
    orders[at] = order
    slots[at] = slot
  }

  #grow(): void {
    const capacity = this.#times.length * 2
    const times = new Float64Array(capacity)
    const orders = new Float64Array(capacity)
    const slots = new Int32Array(capacity)
    times.set(this.#times)
    orders.set(this.#orders)
    slots.set(this.#slots)
    this.#times = times
    this.#orders = orders
    this.#slots = slots
  }
}
