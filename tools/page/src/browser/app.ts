import { h, type ComponentChild, type ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { answersView } from './answers.ts';
import { groupFacts, groupsView } from './groups.ts';
import { header, verdictLine } from './header.ts';
import { heatMap } from './heat-map.ts';
import { Help } from './help.ts';
import { hitsView } from './hits.ts';
import { listenForKeys } from './keys.ts';
import { ObjectView } from './object.ts';
import { objectsView } from './objects.ts';
import { notesView, opaqueView } from './remarks.ts';
import { hashOf, placeOf, samePage, type Place } from './place.ts';
import type { Review } from './review.ts';
import { keepSettings, readSettings, toggled, type Settings } from './settings.ts';

export function App({ review }: { readonly review: Review }): ComponentChild {
  const [place, setPlace] = usePlace();
  const settings = useSettings();
  const help = useRef<HTMLDialogElement>(null);
  const openHelp = () => help.current?.showModal();
  useEffect(
    () =>
      listenForKeys({
        back: () => (location.hash = hashOf(outer(place))),
        inline: () => settings.toggle('inline'),
        theme: () => settings.toggle('theme'),
        help: openHelp,
      }),
    [place, settings],
  );
  // The address follows every letter, but back leads to before the first.
  const search = (q: string) => {
    const { object: _, ...next } = { ...place, q: q || undefined };
    history[place.q || q === '' ? 'replaceState' : 'pushState'](null, '', hashOf(next));
    setPlace(placeOf(location.hash));
  };
  return h(
    'div',
    null,
    header({ report: review.report, place, settings, search, help: openHelp }),
    h('main', null, content(review, place, settings)),
    h(Help, { dialog: help }),
  );
}

/** An object stands in a group or in the selection, a group in the selection, the selection in everything. */
function outer({ object, group, ...selection }: Place): Place {
  if (object !== undefined) return { ...selection, group };
  return group === undefined ? {} : selection;
}

function content(review: Review, place: Place, settings: Settings): ComponentChildren {
  const object = place.object === undefined ? undefined : review.object(place.object);
  if (object) return h(ObjectView, { key: object.id, review, object, place, settings });
  const missing = place.object ?? (place.group !== undefined && !review.group(place.group) ? place.group : undefined);
  if (missing !== undefined)
    return h('p', { class: 'nothing' }, `This report has no ${missing}. `, h('a', { href: hashOf({}) }, 'All changes'));

  const objects = review.select(place);
  const group = place.group === undefined ? undefined : review.group(place.group);
  const risks = hitsView(review, review.selectHits(place));
  if (group) return [groupFacts(group, place), risks, objectsView(objects, place)];

  const { report } = review;
  const ids = new Set(objects.map(({ id }) => id));
  const isWhole = hashOf(place) === hashOf({});
  const groups = isWhole ? report.groups : report.groups.filter((group) => group.objects.some((id) => ids.has(id)));
  return [
    verdictLine(report),
    notesView(report),
    answersView(review),
    groupsView(groups, place),
    risks,
    opaqueView(report),
    heatMap(report.clusters, place),
    objectsView(objects, place),
  ];
}

/** The place that the address says, and the height at which each page was left. */
function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  const shown = useRef(place);
  const heights = useRef(new Map<string, number>());
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    const remember = () => heights.current.set(hashOf(shown.current), scrollY);
    addEventListener('hashchange', follow);
    addEventListener('scrollend', remember);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('scrollend', remember);
    };
  }, []);
  useLayoutEffect(() => {
    if (samePage(shown.current, place)) return;
    const left = hashOf(shown.current);
    shown.current = place;
    scrollTo(0, heights.current.get(hashOf(place)) ?? 0);
    const items = [...document.querySelectorAll<HTMLElement>('a[data-item]')];
    const item = items.find((link) => link.getAttribute('href') === left);
    (item ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
  }, [place]);
  return [place, setPlace];
}

function useSettings(): Settings {
  const [value, setValue] = useState(readSettings);
  useLayoutEffect(() => keepSettings(value), [value]);
  return { value, toggle: (name) => setValue((reading) => toggled(reading, name)) };
}
