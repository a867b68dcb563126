/**
 * The life of a copy at a moment: how old it is, what is left of its lifetime, and what it may
 * be used for now. Arithmetic on a LifeRecord; how a cache comes to its lifetime is elsewhere.
 */
import { usToMs } from '../engine/time'
import type { LifeRecord } from './lifeTable'

/** Durations in ms of virtual time. */
export interface CopyLife {
  readonly ageMs: number
  /** As old it was when it was stored or validated: caches on the way have had it that long. */
  readonly arrivedMs: number
  readonly lifetimeMs: number
  /** Share of the lifetime that is left, 0..1: the ring. */
  readonly left: number
  /** What it may be used for now. */
  readonly phase: 'fresh' | 'stale-while-revalidate' | 'stale-if-error' | 'must-ask'
  readonly staleWhileRevalidateMs: number
  readonly staleIfErrorMs: number
  /** no-cache: it may not be served without asking, even while the ring is full. */
  readonly asksAlways: boolean
  /** "v1"; empty when the scene does not say what it shows. */
  readonly content: string
  readonly bytes: number
  /** ETag or Last-Modified; empty without one. */
  readonly validator: string
  readonly parts: readonly (readonly [name: string, value: string])[]
}

/** When it stops being fresh (µs): fresh means that the lifetime exceeds the age (RFC 9111 §4.2). */
export function staleFromUs({ sinceUs, ageUs, lifetimeUs }: LifeRecord): number {
  return sinceUs + lifetimeUs - ageUs
}

export function lifeAt(life: LifeRecord, timeUs: number): CopyLife {
  const ageUs = life.ageUs + Math.max(0, timeUs - life.sinceUs)
  const { asksAlways, content, bytes, validator, parts } = life
  return {
    ageMs: usToMs(ageUs),
    arrivedMs: usToMs(life.ageUs),
    lifetimeMs: usToMs(life.lifetimeUs),
    left: life.lifetimeUs > 0 ? Math.max(0, 1 - ageUs / life.lifetimeUs) : 0,
    phase: phaseAt(life, ageUs - life.lifetimeUs),
    staleWhileRevalidateMs: usToMs(life.staleWhileRevalidateUs),
    staleIfErrorMs: usToMs(life.staleIfErrorUs),
    asksAlways, content, bytes, validator, parts,
  }
}

function phaseAt(life: LifeRecord, staleUs: number): CopyLife['phase'] {
  if (life.asksAlways) return 'must-ask'
  if (staleUs < 0) return 'fresh'
  if (staleUs < life.staleWhileRevalidateUs) return 'stale-while-revalidate'
  return staleUs < life.staleIfErrorUs ? 'stale-if-error' : 'must-ask'
}
