"""A package of work: written from a store, and opened with this laptop's identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from inspector.core.errors import Refused
from inspector.sync import age, container, contents, frames, photos
from inspector.sync.manifest import PackageKind
from inspector.sync.photos import IncomingPhoto
from inspector.sync.refusals import PackagePart, Unfit, refusing
from inspector.sync.watching import Watch
from inspector.sync.zip_subset import BLOBS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Container as Names
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from inspector.store.journal.carrying import Carried
    from inspector.store.media import Media
    from inspector.sync.container import Container
    from inspector.sync.contents import Contents
    from inspector.sync.manifest import Manifest
    from inspector.sync.photos import Taken


class Package:
    """A package of work that this laptop can read; ``open_package`` makes one. To be closed."""

    def __init__(self, shell: Container, identity: str) -> None:
        self._shell = shell
        self._identities = (identity,)
        self.path = shell.path
        self.id = shell.id
        self.contents: Contents = self._contents()

    @property
    def manifest(self) -> Manifest:
        """What everybody may read of it."""
        return self._shell.manifest

    @property
    def signer(self) -> str:
        """Public key that signed it, hexadecimal."""
        return self._shell.signer

    def transactions(self, watch: Watch | None = None) -> Iterator[Carried]:
        """Every transaction, one at a time, in the sender's order; each call begins anew. Raises ``Refused``."""
        section = self._shell.open(JOURNAL)
        watch = watch or Watch()
        watch.total += section.size
        left = section.size
        with refusing(self.path), age.Decrypted(section, self._identities) as plain:
            rows = frames.Inflated(plain)
            frames.read_contents(rows)
            for carried in frames.read_transactions(rows):
                watch.step(left - section.left)
                left = section.left
                yield carried

    def photos(self) -> Iterator[IncomingPhoto]:
        """The photos and files that lie in it."""
        for line in self.contents.photos:
            yield IncomingPhoto(self._shell, line, self._identities)

    def take_photos(self, media: Media, watch: Watch | None = None, named: Names[str] | None = None) -> Taken:
        """Take its photos into the media folder, of some given only those ``named``; one that is not sound is refused
        alone.
        """
        watch = watch or Watch()
        wanted = [one for one in self.photos() if named is None or one.line.sha256 in named]
        watch.total += sum(one.line.size for one in wanted)
        with refusing(self.path):
            return photos.take(wanted, media, watch)

    def close(self) -> None:
        """Let go of the file."""
        self._shell.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _contents(self) -> Contents:
        with age.Decrypted(self._shell.open(JOURNAL), self._identities) as plain:
            found = contents.from_bytes(frames.read_contents(frames.Inflated(plain)))
        card = self._shell.manifest
        if (found.workspace, found.device) != (card.workspace, card.device):
            raise Unfit(PackagePart.CONTENTS, "another workspace or device than in the manifest")
        listed = {BLOBS + line.blob for line in found.photos}
        if any(name.startswith(BLOBS) and name not in listed for name in self._shell.entries):
            raise Unfit(PackagePart.PHOTOS, "a photo that the contents do not list")
        return found


def open_package(path: Path, identity: str) -> Package:
    """Open a package of work with this laptop's age identity.

    Signature over all of it, limits and shape, decryption, parsing: in this order, and nothing is written anywhere.
    Raises ``Refused`` for what is no sound package, is a request, or was made for other laptops.
    """
    shell = container.opened(path)
    try:
        if shell.manifest.kind != PackageKind.WORK or JOURNAL not in shell.entries:
            raise Refused("package.not_work", file=path.name)
        with refusing(path):
            return Package(shell, identity)
    except BaseException:
        shell.close()
        raise
