/**
 * The regions of scene 2, and those that are there from the start.
 */
import type { CityId } from '../../src/cdn/net/places'

export const REGIONS = ['sydney', 'frankfurt', 'sao-paulo', 'tokyo', 'mumbai'] as const satisfies readonly CityId[]
export const START = ['sydney', 'frankfurt', 'sao-paulo'] as const satisfies readonly CityId[]
/** The user in each of them, as in scene 1. */
export const PEOPLE = { 'sao-paulo': 'Ana', frankfurt: 'Jonas', sydney: 'Mia', mumbai: 'Asha', tokyo: 'Yuki' } as const
