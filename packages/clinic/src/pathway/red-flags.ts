import { explanation } from "@isotherm/knowledge";

/**
 * Signs that ask for a call on the same day, each one sentence in the patient's words. Written once, in `knowledge`: the sheet to
 * take home, the message form and the follow-up on the phone all ask for the same ones.
 */
export function redFlagSigns(): readonly string[] {
  return (
    explanation("call-us")
      .text.match(/[^.]+\./gu)
      ?.map((sentence) => sentence.trim()) ?? []
  );
}
