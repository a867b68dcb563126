/**
 * Rewrites a WebAssembly module so that it counts its steps: one for each call and each turn of a loop, and one for every
 * 64 bytes that it copies or fills at once. When none are left it traps. So whatever runs inside ends, after the same number
 * of steps on every machine. It also has a memory of its own that does not grow, and names that can be read. Pure bytes.
 */

/** What the module exports beside what it is told to: its memory, the steps that are left, and its stack pointer. The last two can be set from outside. */
const [MEMORY_EXPORT, STEPS_EXPORT, STACK_EXPORT] = ['memory', 'steps', 'stack'] as const

export interface Wanted {
  /** Pages of its memory, no more and no less. */
  readonly pages: number
  /** The module that all its imports come from, and what they are called in place of their short names. */
  readonly host: string
  readonly imports: Readonly<Record<string, string>>
  /** What it exports, by the short names. */
  readonly exports: Readonly<Record<string, string>>
}

const Section = { Type: 1, Import: 2, Function: 3, Global: 6, Export: 7, Code: 10 } as const
/** Of an import or export. */
const Kind = { Function: 0, Memory: 2, Global: 3 } as const
const I32 = 0x7f
const BYTES_A_STEP_LOG2 = 6

type Bytes = readonly number[]

class Reader {
  at: number
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.bytes[this.at++]!
  }

  /** An unsigned number; signed ones are only skipped, and have the same length. */
  number(): number {
    let [value, shift] = [0, 0]
    for (;;) {
      const byte = this.byte()
      value |= (byte & 0x7f) << shift
      if ((byte & 0x80) === 0) return value >>> 0
      shift += 7
    }
  }

  skip(count: number): void {
    for (let k = 0; k < count; k++) this.number()
  }

  text(): string {
    const length = this.number()
    this.at += length
    return String.fromCharCode(...this.bytes.subarray(this.at - length, this.at))
  }

  since(from: number): Uint8Array {
    return this.bytes.subarray(from, this.at)
  }
}

function unsigned(value: number): number[] {
  const low = value & 0x7f
  return value < 0x80 ? [low] : [low | 0x80, ...unsigned(value >>> 7)]
}

const text = (words: string): number[] => [...unsigned(words.length), ...[...words].map((letter) => letter.charCodeAt(0))]

interface Part {
  readonly id: number
  readonly content: Uint8Array
}

function partsOf(module: Uint8Array): Part[] {
  const reader = new Reader(module, 8)
  const parts: Part[] = []
  while (reader.at < module.length) {
    const id = reader.byte()
    const length = reader.number()
    parts.push({ id, content: module.subarray(reader.at, reader.at + length) })
    reader.at += length
  }
  return parts
}

/** What a new instruction refers to: numbers in the spaces of types, functions and globals. */
interface Numbers {
  readonly type: number
  readonly copy: number
  readonly fill: number
  readonly steps: number
}

/** @param module One of the first version of WebAssembly with bulk memory, which imports its memory and has one global of its own: its stack pointer. */
export function meterWasm(module: Uint8Array, wanted: Wanted): Uint8Array {
  const parts = partsOf(module)
  const count = (id: number): number => new Reader(contentOf(parts, id)).number()
  if (count(Section.Global) !== 1) throw new Error('the module has other globals than its stack pointer')
  const imports = importsOf(contentOf(parts, Section.Import))
  const functions = imports.length + count(Section.Function)
  const numbers: Numbers = { type: count(Section.Type), copy: functions, fill: functions + 1, steps: 1 }
  const out: number[] = [...module.subarray(0, 8)]
  const put = (id: number, content: Bytes): void => {
    out.push(id, ...unsigned(content.length))
    for (const byte of content) out.push(byte)
  }
  for (const { id, content } of parts) {
    if (id === Section.Global) put(5, [1, 1, ...unsigned(wanted.pages), ...unsigned(wanted.pages)])
    put(id, rewritten(id, content, numbers, wanted))
  }
  return Uint8Array.from(out)
}

function contentOf(parts: readonly Part[], id: number): Uint8Array {
  const part = parts.find((one) => one.id === id)
  if (!part) throw new Error(`the module has no section ${id}`)
  return part.content
}

function rewritten(id: number, content: Uint8Array, numbers: Numbers, wanted: Wanted): Bytes {
  switch (id) {
    case Section.Type:
      return appended(content, [[0x60, 3, I32, I32, I32, 0]])
    case Section.Import:
      return vector(importsOf(content).map(({ name, type }) => [...text(wanted.host), ...text(named(wanted.imports, name)), Kind.Function, ...unsigned(type)]))
    case Section.Function:
      return appended(content, [unsigned(numbers.type), unsigned(numbers.type)])
    case Section.Global:
      // A start function needs steps, too: as many as there can be.
      return appended(content, [[I32, 1, 0x41, 0xff, 0xff, 0xff, 0xff, 0x07, 0x0b]])
    case Section.Export:
      return vector([...kept(content, wanted.exports), [...text(MEMORY_EXPORT), Kind.Memory, 0], [...text(STACK_EXPORT), Kind.Global, 0], [...text(STEPS_EXPORT), Kind.Global, numbers.steps]])
    case Section.Code:
      return metered(content, numbers)
    default:
      return [...content]
  }
}

function named(names: Readonly<Record<string, string>>, short: string): string {
  const name = names[short]
  if (name === undefined) throw new Error(`the module imports "${short}", and nobody has said what that is`)
  return name
}

function vector(members: readonly Bytes[]): number[] {
  return [...unsigned(members.length), ...members.flat()]
}

/** A vector with more at its end. */
function appended(bytes: Uint8Array, more: readonly Bytes[]): number[] {
  const reader = new Reader(bytes)
  const count = reader.number()
  return [...unsigned(count + more.length), ...bytes.subarray(reader.at), ...more.flat()]
}

/** Functions that the module imports; of its memory it gets one of its own. */
function importsOf(content: Uint8Array): { readonly name: string; readonly type: number }[] {
  const reader = new Reader(content)
  const found = []
  for (let left = reader.number(); left > 0; left--) {
    reader.text()
    const name = reader.text()
    const kind = reader.byte()
    if (kind === Kind.Function) found.push({ name, type: reader.number() })
    else if (kind === Kind.Memory) reader.skip(reader.byte() === 1 ? 2 : 1)
    else throw new Error(`the module imports "${name}", which is of kind ${kind}`)
  }
  return found
}

/** The exports that are wanted, under their new names. */
function kept(content: Uint8Array, names: Wanted['exports']): number[][] {
  const reader = new Reader(content)
  const found = new Map<string, number[]>()
  for (let left = reader.number(); left > 0; left--) {
    const short = reader.text()
    const [kind, index] = [reader.byte(), reader.number()]
    const name = names[short]
    if (name !== undefined) found.set(short, [...text(name), kind, ...unsigned(index)])
  }
  const missing = Object.keys(names).filter((short) => !found.has(short))
  if (missing.length > 0) throw new Error(`the module does not export ${missing.join(', ')}`)
  return [...found.values()]
}

function metered(content: Uint8Array, numbers: Numbers): Bytes {
  const reader = new Reader(content)
  const count = reader.number()
  const bodies: number[][] = []
  for (let k = 0; k < count; k++) {
    const length = reader.number()
    bodies.push(body(content.subarray(reader.at, reader.at + length), numbers))
    reader.at += length
  }
  bodies.push(charged(numbers, [0xfc, 10, 0, 0]), charged(numbers, [0xfc, 11, 0]))
  return vector(bodies.map((one) => [...unsigned(one.length), ...one]))
}

/** Takes what is on the stack off the steps, and traps when there are none left. */
function charge(steps: number, cost: Bytes): number[] {
  return [0x23, steps, ...cost, 0x6b, 0x24, steps, 0x23, steps, 0x41, 0, 0x48, 0x04, 0x40, 0x00, 0x0b]
}

/** A function that does a bulk operation and charges for its bytes. */
function charged({ steps }: Numbers, operation: Bytes): number[] {
  const cost = [0x20, 2, 0x41, BYTES_A_STEP_LOG2, 0x76]
  return [0, ...charge(steps, cost), 0x20, 0, 0x20, 1, 0x20, 2, ...operation, 0x0b]
}

function body(code: Uint8Array, { steps, copy, fill }: Numbers): number[] {
  const one = charge(steps, [0x41, 1])
  const reader = new Reader(code)
  for (let left = reader.number(); left > 0; left--) reader.skip(2)
  const out = [...reader.since(0), ...one]
  while (reader.at < code.length) {
    const from = reader.at
    const opcode = reader.byte()
    const sub = opcode === 0xfc ? reader.number() : -1
    skipImmediates(reader, opcode, sub)
    if (sub === 10) out.push(0x10, ...unsigned(copy))
    else if (sub === 11) out.push(0x10, ...unsigned(fill))
    else out.push(...reader.since(from))
    if (opcode === 0x03) out.push(...one)
  }
  return out
}

/** Immediates of the opcodes that have any: so many numbers each. */
const NUMBERS_AFTER: Readonly<Record<number, number>> = {
  0x02: 1, 0x03: 1, 0x04: 1, 0x0c: 1, 0x0d: 1, 0x10: 1, 0x11: 2, 0x3f: 1, 0x40: 1, 0x41: 1, 0x42: 1, 0xd0: 1, 0xd2: 1,
}
/** The same for the second halves of 0xfc. */
const NUMBERS_AFTER_FC: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1]

function skipImmediates(reader: Reader, opcode: number, sub: number): void {
  if (opcode === 0xfc) {
    const numbers = NUMBERS_AFTER_FC[sub]
    if (numbers === undefined) throw new Error(`the module has the unknown instruction 0xfc ${sub}`)
    reader.skip(numbers)
  } else if (opcode === 0x0e) reader.skip(reader.number() + 1)
  else if (opcode === 0x1c) reader.skip(reader.number())
  else if (opcode === 0x43) reader.at += 4
  else if (opcode === 0x44) reader.at += 8
  else if (opcode >= 0x20 && opcode <= 0x24) reader.skip(1)
  else if (opcode >= 0x28 && opcode <= 0x3e) reader.skip(2)
  else if (opcode > 0xd2) throw new Error(`the module has the unknown instruction 0x${opcode.toString(16)}`)
  else reader.skip(NUMBERS_AFTER[opcode] ?? 0)
}
