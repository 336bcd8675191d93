from tests.stage import Stage, shown

async def test_play(stage: Stage) -> None:
    r = await stage.play(rounds=2)
    print(r, r.response.content)
    print(shown(stage.last))
    r=await stage.answer(stage.ann); print(r.response.content)
    r=await stage.answer(stage.ben, right=False); print(r.response.content)
    await stage.env.advance_time(27)
    for m in stage.channel.history(): print('-----'); print(shown(m))
    await stage.answer(stage.ann); await stage.answer(stage.ben)
    await stage.env.advance_time(5)
    for m in stage.channel.history()[-2:]: print('-----'); print(shown(m))
    for c,o in (("leaderboard",{}),("quote random",{}),("recommend like",{"drama":"goblin"}),("drama",{"drama":"CLOY"}),("privacy",{}),("help",{}),("about",{})):
        r=await stage.ben.slash(stage.channel,c,**o); print('=====',c,len(shown(r.response))); print(shown(r.response))
