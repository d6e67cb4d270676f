"""The tree as it lies in the database: hashes of complete subtrees, read from tiles."""

from django.db.models import Max

from .merkle import fold, span
from .models import Place, Tile

WIDTH_BITS = 8
WIDTH = 1 << WIDTH_BITS  # hashes in a tile
HASH = 32  # bytes


class Stored:
    """Reads the tree; each tile once. For one question: make a new one for the next.

    A part that is not a whole tile yet is read from the leaves, or from the tiles below.
    """

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def node(self, height: int, number: int) -> bytes:
        """The hash of a complete subtree. Raises IndexError when the tree is not that large."""
        tier, above = divmod(height, WIDTH_BITS)
        tile, offset = divmod(number << above, WIDTH)
        hashes = self.tile(tier, tile)[offset : offset + (1 << above)]
        if len(hashes) < 1 << above:
            raise IndexError("The tree does not reach so far")
        return fold(hashes)

    def tile(self, tier: int, number: int) -> list[bytes]:
        """The hashes of a tile, as many as there are."""
        if (tier, number) not in self._tiles:
            self._tiles[tier, number] = _load(tier, number)
        return self._tiles[tier, number]

    def root(self, size: int) -> bytes:
        """The root of the tree as it was with so many leaves."""
        return span(self.node, 0, size)


def _load(tier: int, number: int) -> list[bytes]:
    row = Tile.objects.filter(height=tier, number=number).values_list("hashes", flat=True)
    for found in row:
        data = bytes(found)
        return [data[at : at + HASH] for at in range(0, len(data), HASH)]
    return unfinished(tier, number)


def unfinished(tier: int, number: int) -> list[bytes]:
    """What there is of a tile that is not whole: hashes of leaves, or roots of the tiles below."""
    first = number * WIDTH
    if tier:
        below = Tile.objects.filter(height=tier - 1, number__gte=first, number__lt=first + WIDTH)
        return [bytes(each) for each in below.order_by("number").values_list("root", flat=True)]
    here = Place.objects.filter(index__gte=first, index__lt=first + WIDTH)
    return [bytes(each) for each in here.order_by("index").values_list("leaf__hash", flat=True)]


def placed() -> int:
    """How many leaves have a place in the tree."""
    last = Place.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


class Growing:
    """The right edge of the tree while leaves are added: tiles that are not whole yet."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.whole: list[Tile] = []
        self._edge: list[list[bytes]] = []
        for tier in range(max(1, -(-size.bit_length() // WIDTH_BITS))):
            full = size >> (WIDTH_BITS * (tier + 1))  # whole tiles of this tier
            self._edge.append(unfinished(tier, full))

    def add(self, hash_: bytes, tier: int = 0) -> None:
        """One more leaf; tiles that become whole are put in `whole`, to be stored."""
        if tier == len(self._edge):
            self._edge.append([])
        edge = self._edge[tier]
        edge.append(hash_)
        if tier == 0:
            self.size += 1
        if len(edge) == WIDTH:
            root = fold(edge)
            number = (self.size >> (WIDTH_BITS * (tier + 1))) - 1
            self.whole.append(Tile(height=tier, number=number, hashes=b"".join(edge), root=root))
            edge.clear()
            self.add(root, tier + 1)

    def root(self) -> bytes:
        """The root over everything."""

        def node(height: int, number: int) -> bytes:
            tier, above = divmod(height, WIDTH_BITS)
            offset = (number << above) % WIDTH
            return fold(self._edge[tier][offset : offset + (1 << above)])

        return span(node, 0, self.size)
