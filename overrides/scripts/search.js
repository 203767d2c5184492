{#- The script of the search, which a page loads when a reader opens the search first. -#}
"use strict";
(() => {
{% include "scripts/search-index.js" %}
{% include "scripts/search-dialog.js" %}
})();
