import { Button, Group, Text } from "@mantine/core";
import { IconFiles, IconFolderOpen } from "@tabler/icons-react";
import { type DragEvent, type ReactElement, type RefObject, useRef, useState } from "react";
import { filesOfDrop } from "./gather-files.ts";
import styles from "./open-image.module.css";

const NOTHING_DROPPED = "No file came with that drop; drag the folder itself here, or choose it below.";
const UNREADABLE_DROP =
  "The dropped files cannot be read from where they are; copy them to this machine, or choose them below.";

/** Takes a folder, a zip, or single files, dropped or chosen. */
export function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    filesOfDrop(event.dataTransfer.items).then(
      (dropped) => (dropped.length === 0 ? setMessage(NOTHING_DROPPED) : onFiles(dropped)),
      () => setMessage(UNREADABLE_DROP),
    );
  };
  return (
    <section
      className={styles["drop"]}
      data-over={over}
      aria-label="Drop images here"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text size="lg" fw={600}>
        Drop a folder, a zip or files here
      </Text>
      <Text size="sm" c="dimmed">
        CT or MR as DICOM, in any order and several series at once; or NIfTI (.nii, .nii.gz)
      </Text>
      {message === null ? null : (
        <Text size="sm" c="orange" role="alert">
          {message}
        </Text>
      )}
      <Group mt="sm">
        <Button leftSection={<IconFolderOpen size={18} />} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <Button
          variant="default"
          leftSection={<IconFiles size={18} />}
          onClick={() => files.current?.click()}
        >
          Choose files
        </Button>
      </Group>
      <FileInput reference={folder} isFolder={true} onFiles={onFiles} />
      <FileInput reference={files} isFolder={false} onFiles={onFiles} />
    </section>
  );
}

function FileInput(properties: {
  readonly reference: RefObject<HTMLInputElement | null>;
  readonly isFolder: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactElement {
  const { reference, isFolder, onFiles } = properties;
  return (
    <input
      ref={reference}
      type="file"
      multiple={true}
      hidden={true}
      {...(isFolder ? { webkitdirectory: "" } : {})}
      aria-label={isFolder ? "Folder of images" : "Image files"}
      onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      data-testid={isFolder ? "folder-input" : "files-input"}
    />
  );
}
