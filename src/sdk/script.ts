/**
 * The SDK as one file that a page loads from the host of the course: <cdn-scene> is there, and the rest can be imported.
 *
 *     <script type="module" src="https://YOUR-HOST/embed/v1.js"></script>
 */
import './define'

export { EmbedError, connect } from './connect'
export { embedUrl, mount } from './mount'
