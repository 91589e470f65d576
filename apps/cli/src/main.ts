import { parseArgs } from "node:util";
import { assessFile } from "./assess.ts";
import { check } from "./check.ts";
import { createOne } from "./clinic.ts";
import { content } from "./content.ts";
import { evaluate, type Half } from "./evaluate.ts";
import { explainCause, listCauses } from "./explain.ts";
import { exportFile, forms } from "./export.ts";
import { Complaint } from "./load.ts";
import { planFile } from "./plan.ts";
import { screenFile } from "./screen.ts";

const help = `backroot: gets to the root of upper back pain

  backroot assess [FILE] [--adaptive] [--json] [--from-story]
      Assesses cases, one JSON object a line, from FILE or standard input, in order.
      --adaptive    start from age, sex and sites, and ask the case the engine's own questions
      --json        one JSON object a line instead of words
      --from-story  start from the story alone (not available yet)
      {"id": "1", "age": 58, "sex": "female", "present": ["fever", "duration_days=2"], "absent": ["cough"]}
  backroot export --fhir|--json|--summary [FILE] [--when INSTANT]
      Writes cases, read as assess reads them, in a format of the world:
      --fhir        a FHIR R4 Bundle a line: QuestionnaireResponse, Questionnaire and codes
      --json        a plain check (backroot-check/1) a line
      --summary     a summary for a clinician in Markdown: each line says where it comes from
      --when        when the answers were given, such as 2026-11-22T08:30:00Z (default: now)
  backroot plan [FILE] [--minutes 2|5|10|20] [--goal GOAL]… [--equipment THING]… [--activity little|some|plenty]
                [--starts DAY] [--rest-absent] [--json]
      A weekly plan for each case, or the rule that refuses one, or what must be asked first; FILE as for assess.
      --goal         ease_pain, move_freely, get_stronger, calm_down or build_stamina
      --equipment    band, anchor, weights, roller, ball, bench, bar or bicycle; the rest is taken to be in every home
      --rest-absent  take every finding not given as absent, for trying things out
  backroot screen [FILE] --treatment ID [--json]
      Whether a treatment can be booked for each case where it hurts, with every rule that stands against it, and what has
      not been asked; FILE as for assess. ID is a file of content/treatments, or assessment.
  backroot check
      The interview, in this terminal. Nothing is kept.
  backroot explain [CAUSE]
      What the engine knows of a cause, with every figure and source; without CAUSE, the list of causes.
  backroot content [FOLDER]
      Compiles the content and says every problem with path and line.
  backroot evaluate [FOLDER] [--half open|held_back]
      Measures the engine on a folder of published cases (default: cases).
  backroot clinic create --name NAME --slug WORD --email ADDRESS --zone ZONE [--address TEXT]
                         [--language en|fr] [--currency EUR]
      Makes a clinic and prints the link by which its owner, at that e-mail address, chooses a password.

  backroot db backup FILE | restore FILE [--replace] | migrate | move --to URL|FILE [--replace]
      The clinic's records: DATABASE_URL, or a file in the folder BACKROOT_DATA (default: data).
      backup        every row as of one moment, while Backroot serves
      restore       a backup of either kind of database into this one; nothing changes unless all of it arrives
      migrate       brings the tables up to date with this Backroot
      move          copies every row to another database and compares; this one stays as it is
      --replace     throw away what the target holds

  echo '{"id":"1","age":30,"present":["site_between_blades","ache_dull"]}' | backroot assess
  backroot assess cases.jsonl --json --adaptive > results.jsonl
  echo '{"present":["site_between_blades","worse_prolonged_posture"]}' | backroot plan --minutes 5 --rest-absent
  backroot db backup backups/monday.jsonl
  backroot db move --to postgresql://backroot@localhost/backroot

Exit status: 0 all went well; 1 some lines were bad or the content has errors; 2 the command was not understood or
could not run; 130 stopped by the person. NO_COLOR is obeyed.
`;

const options = {
  adaptive: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  "from-story": { type: "boolean", default: false },
  fhir: { type: "boolean", default: false },
  summary: { type: "boolean", default: false },
  when: { type: "string" },
  half: { type: "string", default: "all" },
  minutes: { type: "string", default: "2" },
  goal: { type: "string", multiple: true, default: [] as string[] },
  equipment: { type: "string", multiple: true, default: [] as string[] },
  activity: { type: "string", default: "some" },
  starts: { type: "string" },
  treatment: { type: "string" },
  "rest-absent": { type: "boolean", default: false },
  to: { type: "string" },
  replace: { type: "boolean", default: false },
  name: { type: "string" },
  slug: { type: "string" },
  email: { type: "string" },
  zone: { type: "string" },
  address: { type: "string", default: "" },
  language: { type: "string", default: "en" },
  currency: { type: "string", default: "EUR" },
  help: { type: "boolean", short: "h", default: false },
} as const;

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [verb, argument, ...more] = positionals;
  if (values.help || verb === undefined || verb === "help") {
    process.stdout.write(help);
    return values.help || verb === "help" ? 0 : 2;
  }
  if (verb === "db") {
    const { db } = await import("./db.ts"); // the drivers are not loaded for the rest
    return db(positionals.slice(1), { to: values.to, replace: values.replace });
  }
  if (more.length > 0) throw new Complaint(`"${more[0]}" is one argument too many; see backroot --help`);
  switch (verb) {
    case "assess":
      return assessFile(argument, { adaptive: values.adaptive, json: values.json, fromStory: values["from-story"] });
    case "export": {
      const [form, another] = forms.filter((name) => values[name]);
      if (form === undefined || another !== undefined)
        throw new Complaint("export needs --fhir, --json or --summary, one of them");
      return exportFile(argument, form, instantGiven(values.when));
    }
    case "plan": {
      const { json, minutes, goal, equipment, activity, starts, "rest-absent": restAbsent } = values;
      return planFile(argument, { json, minutes, goal, equipment, activity, starts, restAbsent });
    }
    case "screen":
      return screenFile(argument, { treatment: values.treatment, json: values.json });
    case "check":
      return check();
    case "clinic": {
      if (argument !== "create") throw new Complaint("clinic is followed by create; see backroot --help");
      const { name, slug, email, zone, address, language, currency } = values;
      const need = (option: string, value: string | undefined) => {
        if (value === undefined) throw new Complaint(`clinic create needs --${option}; see backroot --help`);
        return value;
      };
      return createOne({
        name: need("name", name),
        slug: need("slug", slug),
        email: need("email", email),
        zone: need("zone", zone),
        address,
        language,
        currency,
      });
    }
    case "explain":
      return argument === undefined ? listCauses() : explainCause(argument);
    case "content":
      return content(argument);
    case "evaluate":
      if (!["all", "open", "held_back"].includes(values.half)) throw new Complaint("--half is open or held_back");
      return evaluate(argument ?? "cases", values.half as Half);
    default:
      throw new Complaint(`there is no "${verb}"; see backroot --help`);
  }
}

/** @throws Complaint unless the text is an instant; now when there is none */
function instantGiven(text: string | undefined): string {
  try {
    const given = text === undefined ? Temporal.Now.instant() : Temporal.Instant.from(text);
    return given.toString({ smallestUnit: "second" });
  } catch {
    throw new Complaint(`--when must be an instant such as 2026-11-22T08:30:00Z, not "${text?.slice(0, 60)}"`);
  }
}

// A reader that closes early (head, a pager) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const understood = error instanceof Complaint || code?.startsWith("ERR_PARSE_ARGS");
  if (!understood) throw error;
  process.stderr.write(`backroot: ${message}\n`);
  process.exitCode = 2;
}
