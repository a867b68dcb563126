/** The log of the trial as the page has it: by region and by class of content, with what only the user's side knows. */
import { CITIES } from '../../src/cdn/net/places'
import type { LogEntry, SceneLog } from '../../src/scene/log'
import type { Values } from './levers'
import { type LogLine, logOf } from './logLines'
import { WORKLOADS } from './workloads'

export const log: SceneLog<Values> = {
  picks: [{ name: 'region', label: 'Region' }, { name: 'class', label: 'Class' }],
  lines(run, step) {
    const { classes } = WORKLOADS[run.leversIn(step).workload]
    const names = new Map(classes.map(({ id, name }) => [id, name]))
    return logOf(run, step).map((line) => entryOf(line, line.class === null ? undefined : names.get(line.class)))
  },
}

function entryOf({ request, atMs, outcome, status, method, url, waitMs, cacheStatus, region, client, leaked }: LogLine, name = 'none'): LogEntry {
  return {
    request, atMs: atMs + waitMs, outcome, status, method, url, waitMs, cacheStatus, tags: { region: region === null ? client : CITIES[region].name, class: name },
    ...(leaked ? { note: 'somebody else’s answer' } : {}),
  }
}
