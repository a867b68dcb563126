/**
 * The least recently used of small whole numbers: what store/lru decides, for stores that are asked millions of times and hold nothing but
 * the numbers of objects. No record, no time.
 */
const NONE = -1

export class IntLru {
  readonly #newer: Int32Array
  readonly #older: Int32Array
  readonly #held: Uint8Array
  #newest = NONE
  #oldest = NONE
  #size = 0
  readonly #room: number

  /** Objects are 0 to `objects` - 1; of them it holds at most `room`. */
  constructor(objects: number, room: number) {
    this.#newer = new Int32Array(objects).fill(NONE)
    this.#older = new Int32Array(objects).fill(NONE)
    this.#held = new Uint8Array(objects)
    this.#room = room
  }

  /** Somebody asks for it: whether it was held. It is now, as the newest, where there is room for any. */
  ask(object: number): boolean {
    const held = this.#held[object] === 1
    if (held) {
      if (object === this.#newest) return true
      this.#unlink(object)
    } else {
      if (this.#room === 0) return false
      if (this.#size === this.#room) this.#drop(this.#oldest)
      this.#held[object] = 1
      this.#size++
    }
    this.#older[object] = this.#newest
    this.#newer[object] = NONE
    if (this.#newest !== NONE) this.#newer[this.#newest] = object
    this.#newest = object
    if (this.#oldest === NONE) this.#oldest = object
    return held
  }

  #drop(object: number): void {
    this.#unlink(object)
    this.#held[object] = 0
    this.#size--
  }

  #unlink(object: number): void {
    const [newer, older] = [this.#newer[object]!, this.#older[object]!]
    if (newer === NONE) this.#newest = older
    else this.#older[newer] = older
    if (older === NONE) this.#oldest = newer
    else this.#newer[older] = newer
  }
}
