(function(r){r.classList.add("js");try{var t=localStorage.getItem("gapbook-theme");if(t)r.dataset.theme=t}catch(e){}})(document.documentElement)
