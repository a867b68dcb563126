/**
 * nginx with the exported file, inside of as little as it needs. What it lacks is a purge: files of the cache are removed, as the file says.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nginx } from '../../src/cdn/plan/export/nginx.ts'
import type { PurgeEntry } from '../replay/scenario.ts'
import { HOST, type RealCache, type Setting, listening } from './realCache.ts'

export async function startNginx({ plan, place, program, children }: Setting): Promise<RealCache> {
  const { folder, listen } = place
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'plan.conf'), nginx(plan, place).text)
  await writeFile(join(folder, 'nginx.conf'), aroundPlan(folder))
  const child = children.start(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-g', 'daemon off;'], folder)
  await listening(child, listen.port, 'nginx')
  return { port: listen.port, purge: (order) => purge(join(folder, 'cache'), order), end: () => child.end() }
}

/** The rest of a configuration. Started by root it changes to a user of its own, who may not write here. */
export function aroundPlan(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `    ${name}_temp_path ${folder}/temp-${name};`)
  return [
    ...(process.getuid?.() === 0 ? ['user root;'] : []), 'worker_processes 1;', `pid ${folder}/pid;`, `error_log ${folder}/error.log;`,
    'events { worker_connections 1024; }', 'http {', ...temporary, '    access_log off;', `    include ${folder}/plan.conf;`, '}', '',
  ].join('\n')
}

/** As the file's commands do it (tests/tools/twin.test.ts tries them), without the time that it takes to start them. */
async function purge(folder: string, { purge: kind, path = '', tag = '' }: PurgeEntry): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const head = (await readFile(file, 'latin1')).split('\r\n\r\n', 1)[0]!
    if (kind === 'all' || (kind === 'url' ? head.includes(`\nKEY: ${HOST}${path}\n`) : tagsOf(head).includes(tag))) await rm(file)
  }
}

function tagsOf(head: string): readonly string[] {
  return /^Surrogate-Key: *(.*)$/im.exec(head)?.[1]?.trim().split(' ') ?? []
}
