/**
 * Starts a program that cannot outlive this process: a shell holds it and reads from a pipe of ours. When the pipe is
 * closed, by close() or because this process has ended in whatever way (Ctrl-C, a crash, SIGKILL), the shell ends the
 * program and all that it started. For POSIX systems.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Between SIGTERM and SIGKILL (s). */
const GRACE_S = 3

// The program reads nothing, so only the shell's reader holds our pipe. "0" is the process group, which is the shell's
// own. The shell keeps no pipe that it writes to: when we are gone, a word to it (dash's "Terminated") would end the shell.
const HOLD = `
exec 9<&0
"$@" </dev/null 9<&- &
program=$!
(cat <&9; kill -TERM $program; sleep ${GRACE_S}; kill -KILL 0) >/dev/null 2>&1 3>&- &
exec 9<&- 3>&- 2>/dev/null
wait $program
kill -KILL 0
`

/**
 * @typedef {object} Tethered
 * @property {import('node:stream').Readable} messages What the program writes to its descriptor 3.
 * @property {Promise<string>} ended Comes when it has ended, with the end of what it said on stderr.
 * @property {() => Promise<void>} close Ends it and waits for that.
 */

/**
 * @param {string[]} commandLine
 * @param {Record<string, string>} [env]
 * @returns {Tethered}
 */
export function startTethered(commandLine, env = {}) {
  const child = spawn('/bin/sh', ['-c', HOLD, 'sh', ...commandLine], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-1_000)))
  const ended = once(child, 'exit').then(() => said.trim())
  return {
    messages: /** @type {import('node:stream').Readable} */ (child.stdio[3]),
    ended,
    close: async () => {
      child.stdin?.end()
      await ended
    },
  }
}
