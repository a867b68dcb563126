/**
 * The end of a task: what the browser has to do meanwhile (input, a picture) it does before the next one. A message to
 * oneself stands behind those, and is not delayed as a timer is.
 */
const line = new MessageChannel()
line.port1.start()

export function pause(): Promise<void> {
  return new Promise((resolve) => {
    line.port1.addEventListener('message', () => resolve(), { once: true })
    line.port2.postMessage(null)
  })
}
