import { useState } from "react";
import { Actions } from "../../ui/actions/actions.tsx";
import { Amount } from "../../ui/amount/amount.tsx";
import { Button, ButtonLink } from "../../ui/button/button.tsx";
import { Calendar } from "../../ui/calendar/calendar.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { DateField, TimeField } from "../../ui/date-field/date-field.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { Search } from "../../ui/search/search.tsx";
import { Select } from "../../ui/select/select.tsx";
import { Switch } from "../../ui/switch/switch.tsx";
import { TextField } from "../../ui/text-field/text-field.tsx";
import style from "./gallery.module.css";

const nothing = () => {};

export function Buttons() {
  return (
    <>
      <div className={style.row}>
        <Button kind="main">Next</Button>
        <Button>Choose another time</Button>
        <Button kind="quiet">Not sure</Button>
      </div>
      <div className={style.row}>
        <Button kind="main" isDisabled>
          Next
        </Button>
        <Button isDisabled>Choose another time</Button>
      </div>
      <Button kind="main">A button whose words are so long that they need a second line on a telephone</Button>
      <div className={style.row}>
        <ButtonLink href="/check" onward>
          Check your pain
        </ButtonLink>
        <ButtonLink href="/causes" kind="plain">
          Read about causes
        </ButtonLink>
      </div>
      <Actions>
        <Button kind="main">Next</Button>
        <Button kind="quiet">Not sure</Button>
      </Actions>
    </>
  );
}

const begins = [
  { value: "sudden", label: "All at once, worst within minutes" },
  { value: "effort", label: "During a movement or effort", hint: "Lifting, reaching or turning" },
  { value: "slow", label: "Slowly, over weeks or longer" },
];
const causes = [
  { id: "facet", label: "Neck joint pain felt in the upper back", hint: "An ache in the shoulder or blade" },
  { id: "rib", label: "A stiff joint between rib and spine" },
  { id: "knots", label: "Painful muscle knots" },
];

export function Fields() {
  const [text, setText] = useState("");
  const [story, setStory] = useState("");
  const [age, setAge] = useState<number | null>(34);
  const [begin, setBegin] = useState<string | null>("effort");
  const [ticked, setTicked] = useState<readonly string[]>(["slow"]);
  const [severity, setSeverity] = useState<number | null>(null);
  const [on, setOn] = useState(true);
  const [place, setPlace] = useState<string | null>(null);
  const [query, setQuery] = useState("");
  const [day, setDay] = useState<string | null>("2026-11-24");
  const [time, setTime] = useState<string | null>(null);
  return (
    <>
      <TextField
        label="Your name"
        hint="As you want to be called."
        value={text}
        onChange={setText}
        autoComplete="name"
      />
      <TextField
        label="Email"
        type="email"
        value="ada"
        onChange={nothing}
        problem="An email has an @ in it, as in ada@example.org."
      />
      <TextField label="Reference" value="BR-1207" onChange={nothing} disabled />
      <TextField label="Say it in your own words" rows={4} most={2000} value={story} onChange={setStory} />
      <Amount label="Your age in years" most={120} value={age} onChange={setAge} />
      <Choice label="How did the pain begin?" options={begins} value={begin} onChange={setBegin} />
      <Choice
        label="Sex you were born with"
        inline
        options={[
          { value: "f", label: "Female" },
          { value: "m", label: "Male" },
          { value: "x", label: "Rather not say" },
        ]}
        value={null}
        onChange={nothing}
        problem="Choose one answer, or “Not sure”."
      />
      <Checklist label="Tick all that are true" items={begins} value={ticked} onChange={setTicked} />
      <Checklist
        label="Tick at least one"
        columns
        items={begins}
        value={[]}
        onChange={nothing}
        problem="Tick what is true."
      />
      <Scale
        label="How bad is it at its worst?"
        least={0}
        most={10}
        low="No pain"
        high="Worst imaginable"
        value={severity}
        onChange={setSeverity}
      />
      <div>
        <Switch on={on} onChange={setOn} hint="Every forty minutes while the page is open.">
          Remind me to move
        </Switch>
        <Switch on={false} onChange={nothing} disabled>
          Remind me by mail
        </Switch>
      </div>
      <Select label="Kind of visit" placeholder="Choose one" options={begins} value={place} onChange={setPlace} />
      <Select
        label="Practitioner"
        placeholder="Choose one"
        options={begins}
        value={null}
        onChange={nothing}
        problem="Choose who you want to see."
      />
      <Search
        label="Search the causes"
        value={query}
        onChange={setQuery}
        found={causes.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()))}
        onChoose={nothing}
        none="Nothing is called that."
      />
      <DateField label="When did it begin?" value={day} onChange={setDay} most="2026-11-30" />
      <TimeField label="Remind me at" value={time} onChange={setTime} problem="Give the hour and the minutes." />
      <Calendar
        label="Day of the visit"
        value={day}
        onChange={setDay}
        least="2026-11-20"
        most="2026-12-24"
        closed={(iso) => iso.endsWith("5")}
      />
    </>
  );
}
