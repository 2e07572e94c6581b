// Days as forms and pages write them, in the programme's time zone.

/** Today, or a number of days from it, as a date field takes it: 2026-03-27. */
export function isoDay(offset = 0): string {
  const moment = new Date(Date.now() + offset * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Berlin" }).format(moment);
}

/** The same as a page shows it: 27.03.2026. */
export function germanDay(offset = 0): string {
  return isoDay(offset).split("-").reverse().join(".");
}

/** The year in which somebody was born who turned this old at the beginning of this year. */
export function bornYearsAgo(years: number): string {
  return String(Number(isoDay().slice(0, 4)) - years);
}
