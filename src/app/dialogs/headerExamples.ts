/**
 * Headers to try when there are none at hand: four shapes that are met every day.
 */
import type { HeaderExample } from '../../panels/paste/PasteField'

const lines = (...all: string[]): string => all.join('\n')

export const HEADER_EXAMPLES: readonly HeaderExample[] = [
  {
    label: 'A file with a hash in its name',
    text: lines('HTTP/2 200', 'date: Tue, 03 Mar 2026 10:00:00 GMT', 'content-type: text/javascript', 'cache-control: public, max-age=31536000, immutable', 'etag: "5f2c1e"'),
  },
  {
    label: 'A page',
    text: lines('HTTP/2 200', 'date: Tue, 03 Mar 2026 10:00:00 GMT', 'content-type: text/html', 'cache-control: no-cache', 'etag: W/"a41-66f0"'),
  },
  {
    label: 'A CDN with rules of its own',
    text: lines(
      'HTTP/2 200', 'date: Tue, 03 Mar 2026 10:00:00 GMT', 'content-type: text/html', 'cache-control: max-age=60',
      'cdn-cache-control: max-age=3600, stale-while-revalidate=600, stale-if-error=86400', 'etag: "n-2"', 'vary: Accept-Encoding',
    ),
  },
  {
    label: 'Mistakes',
    text: lines('HTTP/1.1 200 OK', 'Cache-Control: public; max-age=3600', 'Cache-Control : max-age=1h, nocache', 'Expires: tomorrow', 'Date = today', 'Vary: Accept-Encoding,', '  User-Agent'),
  },
]
