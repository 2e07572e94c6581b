// The demo accounts: one per role; site-bound ones work in Dortmund. Keep in step with `demo/cast.rs`.
export const accounts = {
  social_worker: "pfk",
  team_lead: "leitung",
  interpreter: "sprachmittlung",
  police_liaison: "polizei",
  coordinator: "koordination",
  researcher: "forschung",
  privacy_coordinator: "datenschutz",
  privacy_officer: "beauftragte",
  admin: "admin",
} as const;

export type Role = keyof typeof accounts;

export const password = "Leitplanke-Demo-1";
