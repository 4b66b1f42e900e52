/** A photo is sent at most this large, in bytes: a phone on a weak network has to carry it. */
const MOST = 1_000_000;
/** Longer sides in pixels and qualities to try in turn: a page of text stays readable as long as it can. */
const TRIES = [
  [2000, 0.8],
  [1600, 0.75],
  [1280, 0.7],
  [1024, 0.6],
  [800, 0.5],
] as const satisfies readonly (readonly [longest: number, quality: number])[];

/** The photo itself when it is small enough or no photo; otherwise a JPEG of it. Never fails: the file as it is. */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.size <= MOST || !/^image\/(?:jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    let small: Blob = file;
    for (const [longest, quality] of TRIES) {
      small = await drawn(picture, longest, quality);
      if (small.size <= MOST) break;
    }
    picture.close();
    if (small.size >= file.size) return file;
    const name = `${file.name.replace(/\.\w+$/, '')}.jpg`;
    return new File([small], name, { type: small.type, lastModified: file.lastModified });
  } catch {
    return file;
  }
}

function drawn(picture: ImageBitmap, longest: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.round(picture.width * scale),
    Math.round(picture.height * scale),
  );
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
