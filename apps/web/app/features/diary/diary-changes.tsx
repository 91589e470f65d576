import { diaryStamp } from "@backroot/storage";
import { z } from "zod";
import { records } from "../../records.server.ts";
import type { Route } from "./+types/diary-changes";
import { onChange } from "./changes.server.ts";
import { meOf } from "./door.server.ts";

/** How often the stamp is asked for, and how long a stream lasts: who reconnects passes the door again. */
const [everyMs, longestMs] = [2_000, 300_000];

const asked = z.object({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().max(4e9) });

/** Server-sent events: the stamp of a period, now and whenever it differs. */
export function loader({ request, context, url }: Route.LoaderArgs) {
  const period = asked.safeParse(Object.fromEntries(url.searchParams));
  if (!period.success || period.data.to - period.data.from > 40 * 86_400)
    throw new Response("Say from when to when, in seconds.", { status: 400 });
  const { clinic } = meOf(context);
  const storage = context.get(records);
  const over = new AbortController();
  const end = AbortSignal.any([request.signal, over.signal, AbortSignal.timeout(longestMs)]);
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const write = (text: string) => stream.enqueue(new TextEncoder().encode(text));
      let last = "";
      let asking = false;
      const look = async () => {
        if (asking || end.aborted) return;
        asking = true;
        try {
          const stamp = await diaryStamp(storage, { clinicId: clinic.id, ...period.data });
          if (!end.aborted) write(stamp === last ? ":\n\n" : `data: ${stamp}\n\n`);
          last = stamp;
        } catch {
          over.abort(); // the browser asks again, and is told then
        } finally {
          asking = false;
        }
      };
      const timer = setInterval(look, everyMs);
      onChange(clinic.id, look, end);
      end.addEventListener("abort", () => {
        clearInterval(timer);
        try {
          stream.close();
        } catch {
          // the browser has left
        }
      });
      void look();
    },
    cancel: () => over.abort(),
  });
  // "no-transform": whatever compresses would keep lines back until it has enough of them.
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform" },
  });
}
