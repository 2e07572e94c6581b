// The demo accounts: one per role, at the site Duisburg. Keep in step with the server's demo data.
export const accounts = {
  social_worker: "fachkraft.demo",
  team_lead: "leitung.demo",
  coordinator: "koordination.demo",
  researcher: "forschung.demo",
  privacy_coordinator: "datenschutz.demo",
  admin: "admin.demo",
} as const;

export type Role = keyof typeof accounts;

export const password = "Leitplanke-Demo";
