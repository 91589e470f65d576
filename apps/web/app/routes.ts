import { index, layout, prefix, type RouteConfig, type RouteConfigEntry, route } from "@react-router/dev/routes";
import { firstLanguage, type Language, languages, prefixOf } from "./words/language.ts";

/** Every page, once in each language. */
export default [
  ...languages.flatMap(({ code }) => prefix(prefixOf(code), pages(code))),
  ...prefix("api/v1/clinics/:slug", [
    route("services", "api/services.ts"),
    route("slots", "api/slots.ts"),
    route("bookings", "api/bookings.ts"),
    route("handovers", "api/handovers.ts"),
  ]),
  route("api/openapi.json", "api/openapi.ts"),
  route("api/*", "api/nothing.ts"),
] satisfies RouteConfig;

function pages(language: Language): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}/${name}` });
  return [
    index("features/home/home.tsx", id("home")),
    layout("features/check/check.tsx", id("check"), [
      route("check", "features/check/interview.tsx", id("interview")),
      route("check/answers", "features/check/answers.tsx", id("answers")),
      route("check/summary", "features/check/summary.tsx", id("summary")),
      route("check/past", "features/check/past.tsx", id("past")),
      route("check/result", "features/check/result.tsx", id("result")),
    ]),
    layout("features/plan/plan.tsx", id("plan"), [
      route("plan", "features/plan/today.tsx", id("plan-today")),
      route("plan/start", "features/plan/start.tsx", id("plan-start")),
      route("plan/session", "features/plan/player.tsx", id("plan-session")),
      route("plan/week", "features/plan/week.tsx", id("plan-week")),
      route("plan/progress", "features/plan/progress.tsx", id("plan-progress")),
      route("plan/check-in", "features/plan/check-in.tsx", id("plan-check-in")),
      route("plan/breaks", "features/plan/breaks.tsx", id("plan-breaks")),
      route("plan/data", "features/plan/data.tsx", id("plan-data")),
      route("plan/summary", "features/plan/summary.tsx", id("plan-summary")),
    ]),
    route("exercises", "features/exercises/exercises.tsx", id("exercises")),
    route("exercises/:id", "features/exercises/exercise.tsx", id("exercise")),
    route("causes", "features/library/causes.tsx", id("causes")),
    route("causes/:id", "features/library/cause.tsx", id("cause")),
    route("danger-signs", "features/library/danger-signs.tsx", id("danger-signs")),
    route("danger-signs/:id", "features/library/danger-sign.tsx", id("danger-sign")),
    route("compare", "features/library/compare.tsx", id("compare")),
    route("compare/:a/:b", "features/library/comparison.tsx", id("comparison")),
    route("anatomy", "features/library/structures.tsx", id("structures")),
    route("anatomy/:id", "features/library/structure.tsx", id("structure")),
    route("search", "features/library/search.tsx", id("search")),
    route("glossary", "features/library/glossary.tsx", id("glossary")),
    route("feed.xml", "features/library/feed.ts", id("feed")),
    ...(language === firstLanguage
      ? [
          route("sitemap.xml", "features/library/sitemap.ts", id("sitemap")),
          route("robots.txt", "features/library/robots.ts", id("robots")),
        ]
      : []),
    route("clinics", "features/booking/clinics.tsx", id("clinics")),
    route("clinics/:slug", "features/booking/clinic.tsx", id("clinic")),
    route("clinics/:slug/book", "features/booking/book.tsx", id("book")),
    route("clinics/:slug/visits/:token", "features/booking/visit.tsx", id("visit")),
    route("hand-over", "features/hand-over/hand-over.tsx", id("hand-over")),
    route("gallery", "features/gallery/gallery.tsx", id("gallery")),
    route("gallery/anatomy", "features/gallery/anatomies.tsx", id("anatomies")),
    route("gallery/figures", "features/movements/movements.tsx", id("movements")),
    route("settings", "features/settings/settings.tsx", id("settings")),
    ...staff(id),
    route("how-it-works", "features/library/how-it-works.tsx", id("how-it-works")),
    route("how-it-works/hazards", "features/library/hazards.tsx", id("hazards")),
    route("how-it-works/sources", "features/library/all-sources.tsx", id("all-sources")),
    route("how-it-works/:page", "features/library/about.tsx", id("about")),
    route("*", "features/about/not-found.tsx", id("not-found")),
  ];
}

/** The pages for staff; `features/diary/access.ts` says who may open which of a clinic's. */
function staff(id: (name: string) => { id: string }): RouteConfigEntry[] {
  const page = (path: string, file: string, ending = "tsx") =>
    route(path, `features/diary/${file}.${ending}`, id(`staff-${file}`));
  return [
    route("staff", "features/diary/staff.tsx", id("staff"), [
      index("features/diary/door.tsx", id("staff-door")),
      page("sign-in", "sign-in"),
      page("sign-out", "sign-out"),
      page("join/:token", "join"),
      page("password", "password"),
      page("password/:token", "new-password"),
      page("account", "account"),
      route(":clinic", "features/diary/clinic.tsx", id("staff-clinic"), [
        index("features/diary/clinic-home.tsx", id("staff-clinic-home")),
        page("diary", "diary"),
        page("diary/changes", "diary-changes"),
        page("visits/:visit", "visit"),
        page("visits/:visit/handover", "visit-handover", "ts"),
        page("handover", "handover"),
        page("people", "people"),
        page("people/:person", "person"),
        page("people/:person/export", "person-export"),
        page("people/:person/erase", "person-erase"),
        page("set-up", "set-up"),
        page("set-up/hours", "hours"),
        page("set-up/services", "services"),
        page("set-up/services/:service", "service"),
        page("set-up/resources", "resources"),
        page("set-up/mails", "mail-texts"),
        page("team", "team"),
        page("audit", "audit"),
        page("mails", "mails"),
      ]),
    ]),
  ];
}
