/**
 * Varnish with the exported VCL. Purges are requests, as the file says.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { vcl } from '../../src/cdn/plan/export/vcl.ts'
import type { PurgeEntry } from '../replay/scenario.ts'
import { LOOPBACK } from './ports.ts'
import { HOST, type RealCache, type Setting, listening } from './realCache.ts'

/** A parameter of varnishd: as Debian's, but nothing is made fast that runs for seconds. */
export const QUICK_COMPILER = 'cc_command=exec gcc -fpic -shared -O0 -o %o %s'

export async function startVarnish({ plan, place, program, children, ownEncodings }: Setting): Promise<RealCache> {
  const { folder, listen } = place
  await mkdir(folder, { recursive: true })
  const { text, args } = vcl(plan, place)
  const file = join(folder, 'plan.vcl')
  await writeFile(file, text)
  const parameters = [
    // One user for all, whoever starts it; little memory; and a compiler that does not take its time.
    '-j', 'none', '-p', 'vsl_space=2M', '-p', 'thread_pools=1', '-p', 'thread_pool_min=100', '-p', QUICK_COMPILER,
    ...(ownEncodings ? [] : ['-p', 'http_gzip_support=off']),
  ]
  const child = children.start(program, ['-F', '-n', join(folder, 'work'), '-a', `${LOOPBACK}:${listen.port}`, '-f', file, ...args, ...parameters], folder)
  await listening(child, listen.port, 'varnishd')
  return { port: listen.port, purge: (order) => purge(listen.port, order), end: () => child.end() }
}

function purge(port: number, { purge: kind, path = '/', tag = '', soft = false, wait = false }: PurgeEntry): Promise<void> {
  const headers = {
    Host: HOST, Connection: 'close',
    ...(kind === 'all' ? { 'Purge-All': '1' } : {}), ...(kind === 'tag' ? { 'Surrogate-Key': tag } : {}), ...(soft ? { 'Purge-Soft': '1' } : {}), ...(wait ? { 'Purge-Wait': '1' } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request({ host: LOOPBACK, port, method: 'PURGE', path, headers, agent: false }, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`PURGE ${path} was answered with ${response.statusCode}`))))
    })
    asked.once('error', reject)
    asked.end()
  })
}
