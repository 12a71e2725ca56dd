"""Photos and files are known by the words of the records that name them."""

from __future__ import annotations

from inspector.domain.attachment import Attachment
from inspector.store.media_names import media_names
from inspector.store.store import Store
from tests.store.acts import add, change


def names(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return media_names(connection, store.records)


def test_the_caption_counts_before_the_name_and_a_file_without_either_is_still_there(domain_store: Store) -> None:
    add(
        domain_store,
        Attachment(id="a", sha256="aa" * 32, caption="Bảng niêm yết", name="IMG_1.jpg"),
        Attachment(id="b", sha256="bb" * 32, name="IMG_2.jpg"),
        Attachment(id="c", sha256="cc" * 32),
    )
    assert names(domain_store) == {"aa" * 32: "Bảng niêm yết", "bb" * 32: "IMG_2.jpg", "cc" * 32: ""}


def test_deleted_records_count_and_living_ones_give_the_words(domain_store: Store) -> None:
    add(
        domain_store,
        Attachment(id="a", sha256="aa" * 32, caption="sống"),
        Attachment(id="b", sha256="aa" * 32, caption="đã xóa"),
        Attachment(id="c", sha256="cc" * 32, caption="cũng đã xóa"),
    )
    for record in ("b", "c"):
        change(domain_store, Attachment, record, deleted=True)
    assert names(domain_store) == {"aa" * 32: "sống", "cc" * 32: "cũng đã xóa"}
