import { useEffect, useState } from "react";
import { eraseDevice } from "../../device/erase.ts";
import { readKept } from "../../device/kept.ts";
import { chooseRegion, emergencyNumber, regionOf, regions } from "../../device/region.ts";
import { Button } from "../../ui/button/button.tsx";
import { ConfirmDialog } from "../../ui/dialog/dialog.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Select } from "../../ui/select/select.tsx";
import { useLanguage, useWords } from "../../words/words.ts";
import style from "./settings.module.css";

export const handle = { interactive: true };

const guessed = "guess";

/** What a person may decide for this device: the country whose emergency number is shown, and that all is forgotten. */
export default function Settings() {
  const words = useWords();
  // Undefined until the page lives in the browser: the names of regions and what was kept are known there only.
  const [region, setRegion] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    const chosen = readKept("region");
    setRegion(typeof chosen === "string" && regions.includes(chosen) ? chosen : guessed);
  }, []);

  const choose = (value: string) => {
    setRegion(value);
    setSaid(chooseRegion(value === guessed ? undefined : value) ? undefined : words.settings.cannotKeep);
  };
  const erase = async () => {
    setAsking(false);
    await eraseDevice();
    setRegion(guessed);
    setSaid(words.settings.erased);
  };
  return (
    <Page title={words.settings.title}>
      <div className={style.stack}>
        <div>
          <h1>{words.settings.title}</h1>
          <p>{words.settings.lead}</p>
        </div>
        {region && <Region region={region} onChange={choose} />}
        <section className={style.erase}>
          <h2>{words.settings.erase}</h2>
          <p>{words.settings.eraseHint}</p>
          <Button onPress={() => setAsking(true)}>{words.settings.erase}</Button>
          <ConfirmDialog
            title={words.settings.erase}
            text={words.settings.eraseHint}
            open={asking}
            confirm={words.settings.erase}
            cancel={words.settings.keep}
            onConfirm={erase}
            onCancel={() => setAsking(false)}
          />
        </section>
        <p role="status">{said}</p>
      </div>
    </Page>
  );
}

function Region({ region, onChange }: Readonly<{ region: string; onChange: (region: string) => void }>) {
  const words = useWords().settings;
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "region" });
  const here = regionOf(navigator.language);
  const options = regions
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const guess = words.guess.replace("{region}", here ? (names.of(here) ?? here) : "112");
  const number = emergencyNumber(region === guessed ? here : region);
  return (
    <div className={style.region}>
      <Select
        label={words.region}
        hint={words.regionHint}
        placeholder={words.region}
        options={[{ value: guessed, label: guess }, ...options]}
        value={region}
        onChange={onChange}
      />
      <p className={style.number}>{words.number.replace("{number}", number)}</p>
    </div>
  );
}
