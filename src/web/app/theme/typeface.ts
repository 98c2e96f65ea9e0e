/** Inter, with the letters of Turkish; a chunk of its own. */
import '@fontsource-variable/inter/wght.css'
