import type { Answer, Answers } from "@backroot/reasoning";

/** What a plan must know, by what it is about, as far as it is told by ticks. */
const themes = {
  nerves: [
    "arm_weak",
    "hand_clumsy",
    "leg_weak_or_unsteady",
    "trunk_or_leg_numbness",
    "saddle_numbness",
    "bladder_bowel_change",
    "electric_down_spine_on_neck_bend",
    "arm_numb_tingling",
    "spreads_down_arm",
    "neck_artery_warning",
  ],
  heart: [
    "breathless_sudden",
    "breathless",
    "chest_pressure_or_pain",
    "faint_or_collapse",
    "worse_exertion_relieved_by_rest",
    "angina_or_heart_event_3_months",
    "heart_disease",
    "blood_pressure_uncontrolled",
    "clot_current",
    "anticoagulant_or_bleeding_disorder",
    "aneurysm_or_connective_tissue_disorder",
  ],
  bones: [
    "major_trauma",
    "minor_trauma_or_strain_with_weak_bones",
    "vertebral_fracture_under_12_weeks",
    "spine_surgery_past_year",
    "fused_spine_known",
    "osteoporosis_known",
    "fragility_fracture_before",
    "steroids_3_months_or_more",
    "height_loss_or_new_hump",
    "tender_spine_midline",
    "tender_rib_or_breastbone",
    "shoulder_unstable_or_dislocated",
  ],
  moving: [
    "worse_neck_movement",
    "worse_movement_twist",
    "worse_arm_use_overhead",
    "worse_breath_cough",
    "worse_lying_flat",
    "worse_standing_walking_relieved_by_sitting",
    "cannot_lie_face_down",
    "cannot_get_to_floor",
    "wrist_or_knee_pain_on_all_fours",
    "balance_poor_or_fell_past_year",
    "rows_golfs_or_throws",
  ],
  cleared: ["cleared_by_clinician_for_exercise"],
} as const;

/** `health` is everything else that is told by ticks; `more` what is a number or one of several. */
export type Theme = keyof typeof themes | "health" | "more";

const order = ["nerves", "heart", "bones", "health", "moving", "cleared", "more"] as const;
const themeOf = new Map<string, Theme>(
  Object.entries(themes).flatMap(([theme, findings]) => findings.map((id) => [id, theme as Theme] as const)),
);

/** Findings of one theme, in the order they came. */
export type SafetyPage = Readonly<{ theme: Theme; findings: readonly string[] }>;

/** What is asked before a plan, in pages: each finding on exactly one of them, what is dangerous first. */
export function safetyPages(findings: readonly string[], isTick: (finding: string) => boolean): readonly SafetyPage[] {
  return order.flatMap((theme) => {
    const own = findings.filter((id) => (isTick(id) ? (themeOf.get(id) ?? "health") : "more") === theme);
    return own.length > 0 ? [{ theme, findings: own }] : [];
  });
}

/**
 * What a page of ticks says: yes to what is ticked, and no to the rest, which was asked. With "not sure" the rest stays open,
 * and what is open counts as a yes.
 */
export function tickAnswers({ findings }: SafetyPage, ticked: readonly string[], notSure: boolean): Answers {
  const answer = (id: string): Answer => ticked.includes(id) || (notSure ? null : false);
  return Object.fromEntries(findings.map((id) => [id, answer(id)]));
}
