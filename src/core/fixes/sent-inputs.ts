/** Ways to send anything that is no text, whatever it is. */
const ANYTHING = /\binline_?data\b|\bfrom_?(?:bytes|uri)\b|\bfiles\??\.upload\b|\bupload_file\b|\bfile_?uri\b/i;

function partOf(...types: readonly string[]): RegExp {
  return new RegExp(`\\btype["']?\\s*(?:[:=]>?|to)\\s*["'](?:${types.join('|')})["']`, 'i');
}

/** What stands in a program that sends something to a model, by what it is. */
const SIGNS: Readonly<Record<string, readonly RegExp[]>> = {
  pdf: [/application\/pdf|\binput_file\b|\bfile_data\b|\.pdf\b/i, partOf('file', 'document', 'pdf')],
  audio: [/\binput_audio\b|\baudio\/(?:wav|mp3|mpeg|ogg|webm|flac)/i, partOf('audio', 'input_audio')],
  video: [/\bvideo\/(?:mp4|webm|mpeg)|\bvideo_url\b/i, partOf('video', 'video_url')],
  // Given to a model by another call than the one that names it.
  tools: [/\bbind_?tools\b|\bcreate_(?:\w{1,30}_)?agent\b|\bAgentExecutor\b|\bToolNode\b|\btools["']?\s*[:=]/i],
  image: [/\bimage_url\b|\binput_image\b|\bimage\/(?:png|jpe?g|webp|gif)/i, partOf('image', 'image_url')],
};

/** Whether a text may send anything but text: a fix may wait for a person because of it, so it is read, whatever it names. */
export function maySendInput(text: string): boolean {
  return MAY_SEND.test(text) && Object.keys(SIGNS).some((what) => sendsInput(text, what));
}

/** What stands in each of these. */
const MAY_SEND = /data|from|upload|file|pdf|audio|video|image|tool|agent|document/i;

/** Whether a text sends such input to a model, or may: what is not known of is taken to be sent. */
export function sendsInput(text: string, what: string): boolean {
  const signs = SIGNS[what];
  return signs === undefined || ANYTHING.test(text) || signs.some((sign) => sign.test(text));
}
