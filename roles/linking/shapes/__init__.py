"""What the guide says, as data: the one shape of each thing for the API, the downloads and the whole-guide file.

Names are those of schema.org, O*NET and ESCO where these have one. Rules that hold everywhere:

- a thing is named by its permanent ``key``; its slug and addresses may change;
- addresses are absolute;
- money and other figures are JSON numbers: at most fourteen figures, two of them behind the point, which every
  program reads exactly;
- what is missing is ``null`` beside a ``state`` that says why, or an empty list named in ``coverage``, never nought;
- every thing carries its licence and the words that credit it.
"""

from roles.linking.shapes.base import Answer, Cited, Ref, Shape, Text
from roles.linking.shapes.comparison import ComparisonShape, WrittenShape, comparison_shape, written_shape
from roles.linking.shapes.move import MoveShape, RecordedMoveShape, move_shape, recorded_move_shape
from roles.linking.shapes.pay import SalaryShape, salaries_shape, salary_shape
from roles.linking.shapes.role import RoleLineShape, RoleShape, role_line_shape, role_shape
from roles.linking.shapes.vocabulary import THINGS, PathShape, SourceShape, ThingShape, path_shape, thing_shape

__all__ = [
    "THINGS",
    "Answer",
    "Cited",
    "ComparisonShape",
    "MoveShape",
    "PathShape",
    "RecordedMoveShape",
    "Ref",
    "RoleLineShape",
    "RoleShape",
    "SalaryShape",
    "Shape",
    "SourceShape",
    "Text",
    "ThingShape",
    "WrittenShape",
    "comparison_shape",
    "move_shape",
    "path_shape",
    "recorded_move_shape",
    "role_line_shape",
    "role_shape",
    "salaries_shape",
    "salary_shape",
    "thing_shape",
    "written_shape",
]
