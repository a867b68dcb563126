/**
 * How long the request of a name waited (ms).
 */
import type { RunView } from '../../src/scene/runView'

export const waitOf = (run: RunView, name: string): number => run.request(name).waitMs!
