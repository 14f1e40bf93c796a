import { openFile } from './actions.js';

/** Chooses a run file from the disk. */
export function FileButton() {
  return (
    <label class="button file">
      Open a run file…
      <input
        type="file"
        class="unseen"
        accept=".jsonl,.gz,.json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void openFromDisk(file);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

export async function openFromDisk(file: File): Promise<void> {
  await openFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
