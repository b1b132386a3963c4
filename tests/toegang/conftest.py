from tests.identification.conftest import dagsleutels, dienst, digid, sanne

__all__ = ["dagsleutels", "dienst", "digid", "sanne"]
