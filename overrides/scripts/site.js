{#- The one script of the site, so that it also runs from a disk, where no browser loads modules. A test
    compares this list with the folders. What is shared comes first; each component has a scope of its own, but for
    the calendar and the catalogue, which are shared by those that import their templates. -#}
"use strict";
(() => {
{% include "scripts/elements.js" %}
{% include "scripts/store.js" %}
{% include "scripts/frame.js" %}
{% include "scripts/open-search.js" %}
{% include "scripts/aliases.js" %}
{% include "scripts/progress.js" %}
{% include "components/calendar/calendar.js" %}
{% include "components/catalogue/catalogue.js" %}
{% include "components/catalogue/form.js" %}
{% include "components/catalogue/record.js" %}
{ {% include "components/comparison-table/comparison-table.js" %} }
{ {% include "components/checklist/checklist.js" %} }
{ {% include "components/poll/poll.js" %} }
{ {% include "components/look-back/look-back.js" %} }
{ {% include "components/knowledge-check/knowledge-check.js" %} }
{ {% include "components/module-header/module-header.js" %} }
{ {% include "components/front-door/front-door.js" %} }
{ {% include "components/module-list/module-list.js" %} }
{ {% include "components/sort-it/sort-it.js" %} }
{ {% include "components/review/review.js" %} }
{ {% include "components/progress/progress.js" %} }
{ {% include "components/scenario/scenario.js" %} }
{ {% include "components/assign/assign.js" %} }
{ {% include "components/plan/plan.js" %} }
{ {% include "components/poll-tally/poll-tally.js" %} }
{ {% include "components/meeting-sheet/meeting-sheet.js" %} }
{ {% include "components/record/record.js" %} }
{ {% include "components/cohort/read.js" %} {% include "components/cohort/check.js" %} {% include "components/cohort/export.js" %} {% include "components/cohort/cohort.js" %} }
})();
