import { Button } from "../../ui/button/button.tsx";
import { Card } from "../../ui/card/card.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { Empty } from "../../ui/empty/empty.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Progress, Steps } from "../../ui/progress/progress.tsx";
import { Skeleton } from "../../ui/skeleton/skeleton.tsx";
import { Tabs } from "../../ui/tabs/tabs.tsx";
import { Timer } from "../../ui/timer/timer.tsx";
import { type Level, Urgency, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import style from "./gallery.module.css";

const levels: readonly (readonly [Level, string, string])[] = [
  ["emergency_now", "Get emergency help now", "Call your emergency number."],
  ["same_day", "Be seen today", "Call your doctor now, and say it cannot wait."],
  ["within_days", "Be seen within days", "Make an appointment this week."],
  ["routine", "Make an ordinary appointment", "There is no rush."],
  ["self_care", "You can look after this yourself", "Keep moving, and use warmth."],
];

export function Pieces() {
  return (
    <>
      <Progress label="Question 5 of about 12" done={4} of={12} />
      <Steps
        label="Booking"
        current="time"
        steps={[
          { id: "kind", title: "Kind of visit", href: "#kind" },
          { id: "who", title: "Practitioner", href: "#who" },
          { id: "time", title: "Time" },
          { id: "details", title: "Your details" },
        ]}
      />
      {levels.map(([level, title, action]) => (
        <Urgency key={level} level={level} title={title}>
          <p>{action}</p>
        </Urgency>
      ))}
      <div className={style.row}>
        {levels.map(([level, title]) => (
          <UrgencyTag key={level} level={level}>
            {title}
          </UrgencyTag>
        ))}
      </div>
      <Notice title="Kept on this device">Your answers stay here until you delete them.</Notice>
      <Notice kind="warning">The check is not finished yet.</Notice>
      <Notice kind="success" title="Saved">
        Today’s two minutes are done.
      </Notice>
      <Card title="Shoulder blade squeeze" aside="two minutes">
        <p>Sit tall. Draw the blades together, hold for five seconds, let go.</p>
      </Card>
      <Tabs
        label="Your plan"
        tabs={[
          { id: "today", title: "Today", content: <p>Three exercises, about two minutes.</p> },
          { id: "week", title: "This week", content: <p>Four days of seven are done.</p> },
          { id: "progress", title: "Progress", content: <p>Less pain than two weeks ago.</p> },
        ]}
      />
      <div>
        <Disclosure summary="Why we ask">
          <p>Pain that comes all at once can be the heart or a large vessel.</p>
        </Disclosure>
        <Disclosure boxed summary="What to bring">
          <p>A list of your medicines.</p>
        </Disclosure>
        <Disclosure boxed summary="How to cancel">
          <p>By the link in the mail.</p>
        </Disclosure>
      </div>
      <Timer label="Time left" of={45} left={30}>
        0:30
      </Timer>
      <Empty title="No visits yet">
        <p>What you book stands here.</p>
        <Button>Find a time</Button>
      </Empty>
      <Skeleton label="Getting the questions …" />
    </>
  );
}
