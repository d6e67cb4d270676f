"""What units and roles are called at the desk."""

from tillit.kernel.actor import Role
from tillit.trust.access.types import DeputyGround, UnitKind
from tillit.trust.identity.types import WokenAs

UNIT_KINDS = {
    UnitKind.INTAKE: "Mottagning: tar emot anmälningar",
    UnitKind.INVESTIGATION: "Utredning: utreder och föreslår beslut",
    UnitKind.ASSISTANCE: "Ekonomiskt bistånd: utreder, beslutar och betalar",
    UnitKind.PROVIDER: "Utförare: ger insatser",
    UnitKind.DUTY: "Jour: kvällar och helger",
    UnitKind.BOARD: "Nämnd och ledning",
}
KINDS_SHORT = {
    UnitKind.INTAKE: "Mottagning",
    UnitKind.INVESTIGATION: "Utredning",
    UnitKind.ASSISTANCE: "Ekonomiskt bistånd",
    UnitKind.PROVIDER: "Utförare",
    UnitKind.DUTY: "Jour",
    UnitKind.BOARD: "Nämnd och ledning",
}
ROLES = {
    Role.INTAKE: "Tar emot anmälningar",
    Role.SOCIAL_WORKER: "Utreder",
    Role.LEADER: "Leder enheten",
    Role.DUTY: "Har jour",
    Role.BOARD_SECRETARY: "Nämndsekreterare",
    Role.PROVIDER: "Ger insatser",
    Role.ADMINISTRATOR: "Sköter systemet",
    Role.REVIEWER: "Granskar loggen",
    Role.ARCHIVIST: "Gallrar och lämnar till arkivet",
    Role.PARTNER: "Gäst från samarbetspart",
}
WOKEN = {
    WokenAs.AWAY: "Har varit ledig",
    WokenAs.SELDOM: "Behöver kontot sällan, till exempel i jouren",
    WokenAs.OTHER_WORK: "Har haft andra uppgifter",
    WokenAs.LOOKED_INTO: "Var stängt för säkerhets skull, och händelsen är utredd",
}
DEPUTY_GROUNDS = {
    DeputyGround.LEAVE: "Ledighet",
    DeputyGround.AWAY: "Annan frånvaro",
    DeputyGround.VACANT: "Tjänsten är tom",
    DeputyGround.OTHER: "Annat skäl",
}
