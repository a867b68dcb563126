/**
 * One round in a Node process of its own: `node nodeRound.mjs <name> <ask as JSON>` prints the
 * answer as JSON.
 */
import { type RoundName, doRound } from './rounds.ts'

const [name = '', ask = 'null'] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await doRound(name as RoundName, JSON.parse(ask) as never)))
